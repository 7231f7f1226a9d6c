"""The official review sheets as literals, one circular after another; nothing here computes a household.

Each value stands with the number of its form (mẫu số) and its page of the gazette (Công báo).
"""
