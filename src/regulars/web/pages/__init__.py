"""What do the shell's own pages do?"""
