"""How fast is the product, beside the limit measured in the same run? `make bench` asks; docs/performance.md answers."""
