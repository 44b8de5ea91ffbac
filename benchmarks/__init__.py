"""Measurements of VMDesk beside its peers; docs/ says what they mean."""
