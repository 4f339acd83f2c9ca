"""What a project knows: immutable records in collections, their ranges, and the operations that edit them."""
