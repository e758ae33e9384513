"""What is fast, and how we know: each module prints ratios against a named limit or peer, measured in the same run."""
