#!/bin/sh
# 安装或就地升级指南针。不需要网络，不需要 root；数据不动。
set -eu

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
usage() {
  say '用法：./install.sh [--to 安装文件夹] [--data 数据文件夹]'
  say '  --to    装到哪里，默认 ~/zhinan；已装过的再装即为升级'
  say '  --data  数据放在哪里，默认为安装文件夹下的 data；升级时沿用原来的'
}

prefix=${HOME:-}/zhinan
data=
while [ $# -gt 0 ]; do
  case $1 in
    --to) [ $# -ge 2 ] || fail '--to 后面要写文件夹。'; prefix=$2; shift 2 ;;
    --data) [ $# -ge 2 ] || fail '--data 后面要写文件夹。'; data=$2; shift 2 ;;
    -h|--help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
version=$(cat "$here/VERSION")
cd "$here"
sha256sum -c SHA256SUMS >/dev/null 2>&1 || fail '安装包不完整或被改动过（与 SHA256SUMS 不符），没有安装。请重新复制或重新解压安装包；用 sha256sum -c SHA256SUMS 可看到是哪个文件。'
"$here/node/node" --version >/dev/null 2>&1 || fail "随包的 Node 不能在本机运行，没有安装。请核对：安装包是否适合本机（本机为 $(uname -m)），系统的 glibc 是否不低于 2.28（用 ldd --version 查看）。"

mkdir -p "$prefix"
prefix=$(CDPATH= cd -- "$prefix" && pwd -P)
[ "$here" != "$prefix" ] || fail '请把安装包解压到别的文件夹再安装，不要解压在安装文件夹里。'
if [ -f "$prefix/data-folder" ]; then
  kept=$(cat "$prefix/data-folder")
  [ -z "$data" ] || [ "$data" = "$kept" ] || fail "原来的数据在“$kept”，升级时沿用；要换地方，请先用 zhinan db backup 备份，再用 zhinan db restore 恢复到新的文件夹。"
  data=$kept
fi
data=${data:-$prefix/data}
mkdir -p "$data"
data=$(CDPATH= cd -- "$data" && pwd -P)

old=
[ ! -f "$prefix/current/VERSION" ] || old=$(cat "$prefix/current/VERSION")
. "$here/settings.sh"
read_settings "$prefix/zhinan.env"
stored=
if [ -f "$data/store.sqlite" ] || [ -n "${ZHINAN_DATABASE_URL:-}" ]; then stored=yes; fi
program=$prefix/program/$version
part=$prefix/program/.part-$$
running= owner=
# 不论成不成，停下的服务都再启动。
finish() {
  rm -rf "$part"
  [ -z "$running" ] || systemctl "--$running" start zhinan.service || say "服务没有启动，请运行 systemctl --$running start zhinan 查看原因。" >&2
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' HUP TERM
# 只管由这里装的服务：当前用户的，或整机的。
serves() { systemctl "--$1" is-active --quiet zhinan.service 2>/dev/null && systemctl "--$1" cat zhinan.service 2>/dev/null | grep -qF "$(printf %s "$prefix" | sed 's/%/%%/g')/current/zhinan"; }
if [ -n "$old" ] && command -v systemctl >/dev/null 2>&1; then
  if serves user; then
    systemctl --user stop zhinan.service
    running=user
  elif serves system; then
    [ "$(id -u)" = 0 ] || fail '这里的程序正作为整机的服务运行，请由 root 运行本安装程序（sudo ./install.sh --to 安装文件夹），没有升级。'
    owner=$(systemctl --system show -p User --value zhinan.service)
    systemctl --system stop zhinan.service
    running=system
  fi
fi
# 数据由服务的用户读写，备份和升级也用这个用户做。
as_owner() { if [ -n "$owner" ]; then runuser -u "$owner" -- "$@"; else "$@"; fi; }
if [ -n "$old" ] && [ -n "$stored" ]; then
  mkdir -p "$prefix/backups"
  copy=$prefix/backups/upgrade-from-$old-$(date +%Y%m%d-%H%M%S).zip
  ZHINAN_DATA=$data as_owner "$prefix/current/zhinan" db backup "$copy" || fail '升级前的备份没有做成，没有升级；原来的版本照常可用。'
fi

mkdir -p "$part"
cp -R "$here/." "$part/" || fail '程序没有复制完，没有换；请核对磁盘空间和文件夹的权限，原来的数据和程序没有动。'
if [ -n "$stored" ]; then
  ZHINAN_DATA=$data as_owner "$part/zhinan" db migrate || fail "数据没有升级，程序也没有换；原来的版本${old:+（$old）}照常可用。"
fi
if [ -e "$program" ]; then mv "$program" "$part.old"; fi
mv "$part" "$program"
rm -rf "$part.old"
printf '%s\n' "$data" > "$prefix/data-folder"
ln -s "program/$version" "$prefix/.current-$$"
mv -fT "$prefix/.current-$$" "$prefix/current"
mkdir -p "$prefix/bin"
ln -sf ../current/zhinan "$prefix/bin/zhinan"
if [ -d "${HOME:-}/.local/bin" ] && { [ ! -e "$HOME/.local/bin/zhinan" ] || [ -h "$HOME/.local/bin/zhinan" ]; }; then ln -sf "$prefix/bin/zhinan" "$HOME/.local/bin/zhinan"; fi
# 上一个版本留着，再早的清掉。
for folder in "$prefix"/program/*; do
  case ${folder##*/} in "$version"|"$old") ;; *) rm -rf "$folder" ;; esac
done
if [ -n "$old" ]; then say "已由 $old 升级到 $version，数据在 $data。"; else say "已安装指南针 $version：$prefix"; say "数据在 $data。"; fi
say "启动工作台：$prefix/bin/zhinan serve"
say "开机自动启动：$prefix/current/install-service.sh（说明见 安装说明.txt）"
