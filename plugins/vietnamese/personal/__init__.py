"""What personal data look like in Vietnamese text."""

from .detection import PersonalData, find_personal

__all__ = ["PersonalData", "find_personal"]
