"""which of the given rules mark calm lines (odd) or ordinary mail: uses m.py sets odd halves, and lists/office odd"""
