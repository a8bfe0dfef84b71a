"""How fast is the product, beside limits measured in the same run? `make bench` writes docs/performance.md."""
