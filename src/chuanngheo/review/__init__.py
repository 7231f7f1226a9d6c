"""The official review, sheet by sheet: answers → điểm A, điểm B → category, and the steps of the year."""
