"""facttrack: who claimed what, told to whom, with which hedge, and who disputes it."""

__version__ = "0.1.0"
