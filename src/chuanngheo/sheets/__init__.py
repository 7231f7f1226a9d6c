"""The official review sheets (phiếu rà soát) as literals: each value as the gazette prints it."""
