"""CCHC: the working system of a Vietnamese ward for administrative reform (cải cách hành chính)."""

__version__ = "0.1.0"
