# Runs in the empty system: unpack, refuse what was changed, install, use, upgrade, uninstall.
set -eu
name=$1
cd /tmp
tar -xzf "/try/$name.tar.gz"
cp -R "$name" changed
echo ' ' >> changed/app/schemas/vocabulary.json
if ./changed/install.sh >/tmp/said 2>&1; then echo 'a changed package was installed' >&2; exit 1; fi
grep -q '没有安装' /tmp/said
[ ! -e "$HOME/zhinan/current" ]
rm -rf changed
"./$name/install.sh"
PATH=$HOME/zhinan/bin:$PATH
[ "$(zhinan --version)" = "$(cat "$name/VERSION")" ]
"$HOME/zhinan/current/node/node" /try/inside.mjs
# The same package once more, as the next version: data stays, the version before is kept, a backup was made.
mv "$name" next
echo 9.9.9 > next/VERSION
sed "s|^[0-9a-f]*  VERSION\$|$(cd next && sha256sum VERSION)|" next/SHA256SUMS > sums && mv sums next/SHA256SUMS
./next/install.sh
[ "$(cat "$HOME/zhinan/current/VERSION")" = 9.9.9 ]
ls "$HOME/zhinan/backups" | grep -q upgrade-from
zhinan db check
"$HOME/zhinan/current/install-service.sh" --print /tmp/service
grep -q "^ExecStart=\"$HOME/zhinan/current/zhinan\" serve" /tmp/service/zhinan.service
"$HOME/zhinan/current/uninstall.sh"
[ ! -e "$HOME/zhinan/program" ] && [ -f "$HOME/zhinan/data/store.sqlite" ]
rm -rf next
echo 'tried: installed, used, upgraded and uninstalled without network and root'
