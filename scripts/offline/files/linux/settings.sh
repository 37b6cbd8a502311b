# 读安装文件夹里的 zhinan.env（一行一个，如 ZHINAN_DATABASE_URL=…），服务、命令和安装程序都按它；已经另外设了的不改。
read_settings() {
  [ -r "$1" ] || return 0
  cr=$(printf '\r')
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%"$cr"}
    name=${line%%=*} value=${line#*=}
    case $name in "$line"|''|[0-9]*|*[!A-Za-z0-9_]*) continue ;; esac
    case $value in \"*\") value=${value#\"} value=${value%\"} ;; \'*\') value=${value#\'} value=${value%\'} ;; esac
    eval "set=\${$name+yes}"
    [ -n "$set" ] || export "$name=$value"
  done < "$1"
}
