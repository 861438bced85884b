"""A client library for accessing Aldar Kose Backend"""

from .client import AuthenticatedClient, Client

CONTRACT_VERSION = "0.1.0"
"""The version of the contract that this code was generated from."""

__all__ = (
    "CONTRACT_VERSION",
    "AuthenticatedClient",
    "Client",
)
