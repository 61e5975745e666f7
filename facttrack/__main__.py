"""`python -m facttrack`."""

from facttrack.cli import main

if __name__ == "__main__":
    main()
