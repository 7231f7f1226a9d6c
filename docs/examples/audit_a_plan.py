"""Which printed figure of a plan is wrong, what was meant, and what was computed from it.

>>> main()
1. 48: can_escape, Cam Tuyên; 56 was meant
   2. 3.24 follows from it
3. 3.76: poor_rate, Cam Tuyên; 7.36 was meant
4. 2.82: poor_end_rate, Tổng; 2.88 was meant
   5. 0,22% follows from it
"""

from pathlib import Path

import chuanngheo as cn

PLAN = Path(__file__).parent / "cam-lo-2022.toml"


def main() -> None:
    """Print the findings, and under each those that follow from it."""
    audit = cn.audit(cn.load_document(PLAN))
    for root in audit.roots:
        meant = root.proposals[0].value if root.proposals else "nothing certain"
        print(f"{root.id}. {root.printed}: {root.where.column}, {root.where.row}; {meant} was meant")
        for finding in audit.findings:
            if finding.root == root.id:
                print(f"   {finding.id}. {finding.printed} follows from it")


if __name__ == "__main__":
    main()
