"""Photos of products that the project makes itself: forms, prints, places, pictures."""
