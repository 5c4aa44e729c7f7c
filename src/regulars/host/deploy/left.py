"""What is left to do by hand, once the files are on the server?"""

from pathlib import Path

from regulars.host.deploy.installation import Installation

CLOSED = {"home", "root"}
USERS = "sudo systemd-sysusers && sudo systemd-tmpfiles --create && sudo systemctl daemon-reload"

AFTER = (
    "sudo systemctl enable --now regulars.service regulars-backup.timer",
    "sudo journalctl -u regulars | grep -A1 'Make your account'",
    "sudo regulars deploy check",
)


def steps(installation: Installation, *, to: Path) -> list[str]:
    """Commands and deeds in their order, each in a line."""
    return [*_before(installation, to=to), USERS, *_site(installation), *AFTER]


def _before(installation: Installation, *, to: Path) -> list[str]:
    """What must be so before anything else."""
    found = []
    if installation.program.parts[1] in CLOSED:
        found.append(
            f"Install Regulars where its own user gets to it, not in {installation.program.parent.parent}: "
            "docs/deploying.md says how. Then type `regulars deploy` of that one again."
        )
    if to != Path("/"):
        found.append(f"Copy what {to} holds onto the server: sudo cp -r --preserve=mode {to}/. /")
    if not installation.backups.startswith("/"):
        found.append(
            "Put AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, where it isn't Amazon's, "
            "AWS_ENDPOINT_URL into /etc/regulars/own: sudo install -m 600 /dev/stdin /etc/regulars/own"
        )
    return [*found, f"Let DNS lead {installation.domain} to this server, and open ports 80 and 443."]


def _site(installation: Installation) -> list[str]:
    if installation.proxy == "nginx":
        renewed = "--deploy-hook 'systemctl reload nginx'"
        return [
            "sudo apt-get install nginx certbot",
            f"sudo certbot certonly --webroot -w /var/www/html -d {installation.domain} {renewed}",
            "sudo nginx -t && sudo systemctl reload nginx",
        ]
    line = "import conf.d/*.caddy"
    return [
        "sudo apt-get install caddy",
        f"grep -qF '{line}' /etc/caddy/Caddyfile || echo '{line}' | sudo tee -a /etc/caddy/Caddyfile",
        "sudo systemctl reload caddy",
    ]
