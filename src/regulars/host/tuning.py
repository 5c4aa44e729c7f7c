"""Which of PostgreSQL's settings does the embedded server start with?"""

import os

MEBIBYTE = 1024 * 1024

OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": ".",  # the data folder itself: nobody else gets there
    "timezone": "UTC",
    "jit": "off",  # plans here are short; compiling them costs more than it saves
    "random_page_cost": "1.1",  # solid state
    "maintenance_work_mem": "128MB",
    "work_mem": "16MB",
    "max_wal_size": "2GB",  # an import of a year's orders within two checkpoints
    "wal_compression": "on",
    "log_checkpoints": "off",
    "log_timezone": "UTC",
}


def options_for_this_machine() -> dict[str, str]:
    """PostgreSQL's settings by name, with an eighth of the memory as its cache: 128 MB to 1 GB."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEBIBYTE
    return {
        **OPTIONS,
        "shared_buffers": f"{min(max(memory // 8, 128), 1024)}MB",
        "effective_cache_size": f"{max(memory // 2, 256)}MB",
    }
