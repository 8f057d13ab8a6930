"""Exercise Coach guides a person with a sore back through home exercises."""

__version__ = "0.1.0"
