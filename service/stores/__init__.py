"""What the service keeps its things in: the protocols that the embedded and the AWS side both fulfil."""
