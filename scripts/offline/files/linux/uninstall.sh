#!/bin/sh
# 卸载指南针。数据默认保留；加 --with-data 连数据一起删除。
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
prefix=$(CDPATH= cd -- "$here/../.." && pwd -P)
[ -f "$prefix/data-folder" ] && [ -h "$prefix/current" ] || { printf '%s\n' '这里不是安装好的指南针，没有卸载。请运行安装文件夹下的 current/uninstall.sh。' >&2; exit 1; }
data=$(cat "$prefix/data-folder")
if grep -qsF "$(printf %s "$prefix" | sed 's/%/%%/g')/current/zhinan" /etc/systemd/system/zhinan.service; then
  printf '%s\n' '这里的程序还装成了整机的服务，没有卸载。请先由 root 运行：systemctl disable --now zhinan.service zhinan-backup.timer && rm /etc/systemd/system/zhinan*.service /etc/systemd/system/zhinan-backup.timer' >&2
  exit 1
fi
if command -v systemctl >/dev/null 2>&1; then
  systemctl --user disable --now zhinan.service zhinan-backup.timer >/dev/null 2>&1 || true
fi
rm -f "${HOME:-/nonexistent}/.config/systemd/user/zhinan.service" "${HOME:-/nonexistent}/.config/systemd/user/zhinan-backup.service" "${HOME:-/nonexistent}/.config/systemd/user/zhinan-backup.timer"
link=${HOME:-}/.local/bin/zhinan
if [ -h "$link" ] && [ "$(readlink "$link")" = "$prefix/bin/zhinan" ]; then rm -f "$link"; fi
cd /
rm -rf "$prefix/program" "$prefix/bin"
rm -f "$prefix/current"
if [ "${1:-}" = --with-data ]; then
  rm -rf "$data" "$prefix/backups"
  rm -f "$prefix/data-folder"
  rmdir "$prefix" 2>/dev/null || true
  printf '%s\n' '已卸载，数据已删除。'
else
  printf '%s\n' "已卸载。数据保留在 $data；再次安装即可接着使用。"
fi
