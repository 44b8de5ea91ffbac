"""`python -m vmdesk` is `vmdesk`."""

from vmdesk.cli.main import main

if __name__ == "__main__":
    main()
