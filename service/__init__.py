"""What people and programs meet: for now the command line."""
