#!/bin/sh
# 让指南针开机自动启动，并每天夜里备份（systemd）。
set -eu
say() { printf '%s\n' "$*"; }
usage() {
  say '用法：current/install-service.sh [--user | --system [--as 用户]] [--port 端口] [--host 地址] [--print 文件夹]'
  say '  --user    当前用户的服务，不需要 root（默认）；不登录也运行：loginctl enable-linger'
  say '  --system  整机的服务，需要 root；--as 指定以哪个用户运行（默认 zhinan，须已存在）'
  say '  --print   只把服务文件写到这个文件夹，由管理员自行安装'
}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
prefix=$(CDPATH= cd -- "$here/../.." && pwd -P)
[ -f "$prefix/data-folder" ] || { say '请先运行 install.sh 安装，再运行安装文件夹下的 current/install-service.sh。' >&2; exit 1; }
data=$(cat "$prefix/data-folder")
kind=user as=zhinan port=8787 host=127.0.0.1 print=
while [ $# -gt 0 ]; do
  case $1 in --as|--port|--host|--print) [ $# -ge 2 ] || { say "$1 后面缺少内容。" >&2; usage >&2; exit 2; } ;; esac
  case $1 in
    --user) kind=user; shift ;;
    --system) kind=system; shift ;;
    --as) as=$2; shift 2 ;;
    --port) port=$2; shift 2 ;;
    --host) host=$2; shift 2 ;;
    --print) print=$2; shift 2 ;;
    -h|--help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
if [ -n "$print" ]; then to=$print
elif [ "$kind" = system ]; then
  [ "$(id -u)" = 0 ] || { say '整机的服务要由 root 安装；没有 root 时请用 --user。' >&2; exit 1; }
  to=/etc/systemd/system
else to=${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user; fi
mkdir -p "$to" "$prefix/backups"
if [ "$kind" = system ] && [ -z "$print" ]; then
  id "$as" >/dev/null 2>&1 || { say "没有用户“$as”，没有安装。请先建立（useradd --system --shell /usr/sbin/nologin $as），或用 --as 写明已有的用户。" >&2; exit 1; }
  runuser -u "$as" -- "$here/zhinan" --version >/dev/null 2>&1 || { say "用户“$as”不能运行“$here”里的程序，没有安装。请装到各用户都能读的地方（install.sh --to /opt/zhinan），或用 --as 写明程序的主人。" >&2; exit 1; }
  runuser -u "$as" -- sh -c 'test -w "$1" && test -w "$2" && { test ! -e "$1/store.sqlite" || test -w "$1/store.sqlite"; }' sh "$data" "$prefix/backups" || { say "用户“$as”不能写数据和备份文件夹，没有安装。请先运行：chown -R $as '$data' '$prefix/backups'" >&2; exit 1; }
fi
# 路径里的 % 在服务文件里要写两遍，其余的字符原样。
quote() { printf %s "$1" | sed -e 's/%/%%/g' -e 's/[\\&|]/\\&/g'; }
for name in zhinan.service zhinan-backup.service zhinan-backup.timer; do
  if [ "$kind" = system ]; then who="User=$as"; want=multi-user.target; else who="# 以当前用户运行"; want=default.target; fi
  sed -e "s|@PREFIX@|$(quote "$prefix")|g" -e "s|@DATA@|$(quote "$data")|g" -e "s|@PORT@|$port|g" -e "s|@HOST@|$host|g" -e "s|@WHO@|$who|g" -e "s|@WANT@|$want|g" "$here/service/$name" > "$to/$name"
done
if [ -n "$print" ]; then say "服务文件已写到 $to，没有安装。"; exit 0; fi
ctl() { if [ "$kind" = system ]; then systemctl "$@"; else systemctl --user "$@"; fi; }
ctl daemon-reload
ctl enable --now zhinan.service zhinan-backup.timer
say "已设为开机启动：http://$host:$port/；每天夜里备份到 $prefix/backups，保留 14 份。"
say "首次启动的初始账号和密码在启动记录里：journalctl $([ "$kind" = user ] && printf -- --user) -u zhinan"
