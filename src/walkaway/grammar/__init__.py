"""Spelling and grammar marks from engines that live in processes of their own and may die there."""
