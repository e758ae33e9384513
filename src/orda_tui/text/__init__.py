"""What every text from outside goes through before it is stored, shown, written or logged."""
