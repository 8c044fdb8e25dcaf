//! A container that serves the site, and a systemd unit for a machine without one.

use super::Place;

pub(super) fn containerfile(place: &Place) -> String {
    format!(
        "\
# Reconnect in a container: nginx as an ordinary user, on port 8080. Build it where the pack was unpacked:
#   podman build -f servers/Containerfile -t reconnect-site .
#   podman run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -p 8080:8080 reconnect-site
# For a build that stays the same, replace the tag by the digest that `podman pull` prints.
FROM docker.io/nginxinc/nginx-unprivileged:stable-alpine
COPY servers/nginx.conf /etc/nginx/reconnect.conf
COPY servers/nginx-server.conf /etc/nginx/conf.d/default.conf
COPY site/ /srv/reconnect/
USER 101
EXPOSE 8080
HEALTHCHECK CMD wget -q --spider http://127.0.0.1:8080{place}index.html
"
    )
}

pub(super) fn systemd_unit() -> String {
    "\
# Reconnect as a service of a machine, with Caddy. Copy the Caddyfile to /etc/reconnect/, the folder `site` to
# /srv/reconnect, and this file to /etc/systemd/system/; then: systemctl enable --now reconnect-site
[Unit]
Description=Reconnect: answers to Remote Desktop errors
After=network-online.target
Wants=network-online.target

[Service]
Environment=RECONNECT_LISTEN=:8080
Environment=RECONNECT_ROOT=/srv/reconnect
ExecStart=/usr/bin/caddy run --config /etc/reconnect/Caddyfile --adapter caddyfile
Restart=on-failure
DynamicUser=yes
StateDirectory=reconnect-site
Environment=XDG_CONFIG_HOME=/var/lib/reconnect-site XDG_DATA_HOME=/var/lib/reconnect-site
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
SystemCallFilter=@system-service

[Install]
WantedBy=multi-user.target
"
    .to_owned()
}
