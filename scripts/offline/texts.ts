import type { Target } from './targets.js';

/** 安装说明 of a package: plain text that Notepad opens too. */
export function installText(target: Target, version: string, node: string): string {
  const lines = target.os === 'win32' ? windows(version, node) : linux(target, version, node);
  return target.os === 'win32' ? `\uFEFF${lines.join('\r\n')}\r\n` : `${lines.join('\n')}\n`;
}

const HEAD = (title: string, version: string): string[] => [`指南针 ${version} 安装说明（${title}）`, '', '不需要网络，不需要管理员权限。程序、运行环境（Node）和所需的软件包都在包里。', ''];

function linux(target: Target, version: string, node: string): string[] {
  const name = `zhinan-${version}-${target.id}`;
  return [
    ...HEAD(target.title, version),
    '一、核对', `  sha256sum -c SHA256SUMS        （与压缩包一起拿到的清单；解压后的每个文件由安装程序再核对一遍）`, '',
    '二、安装', `  tar -xzf ${name}.tar.gz`, `  cd ${name}`, '  ./install.sh                   （默认装到 ~/zhinan；--to 另行指定）', '',
    '三、使用', '  ~/zhinan/bin/zhinan serve      打开 http://127.0.0.1:8787/，首次启动时窗口里给出初始账号和密码',
    '  其他电脑要访问：zhinan serve --host 0.0.0.0，并由管理员在防火墙放行该端口', '  开机自动启动、每天备份：~/zhinan/current/install-service.sh', '',
    '四、升级', '  解压新的安装包，运行其中的 ./install.sh 即可：先自动备份，再换程序，数据沿用；换不成的，原来的版本照常可用。',
    '  数据由新版本打开过以后，旧版本会拒绝打开；要退回，用升级前的备份恢复到另一个文件夹。', '',
    '五、卸载', '  ~/zhinan/current/uninstall.sh            数据保留', '  ~/zhinan/current/uninstall.sh --with-data  连数据一起删除', '',
    '六、系统要求', '  glibc 2.28 以上（麒麟 V10、统信 UOS 20、openEuler、Debian 10 及以后），libstdc++、libgcc_s（系统自带）。', `  运行环境为 Node ${node}，不影响本机已装的 Node。`, '',
    '七、浏览器和字体',
    ...(target.browser
      ? ['  随包带有无界面的 Chromium 和思源黑体（Noto Sans SC），取网页、截图、出 PDF 都用它，不影响本机的浏览器。', '  glibc 低于 2.34 又没有安装 NSS 的系统上随包的浏览器不能启动，会给出提示；请用环境变量 PUPPETEER_EXECUTABLE_PATH 指定本机的 Chromium。']
      : ['  没有可以随包分发的这一种机器的浏览器。请从系统的软件商店安装 Chromium（命令名 chromium 或 chromium-browser），', '  或用环境变量 PUPPETEER_EXECUTABLE_PATH 指定其位置；没有时照常比对，不截图、不出 PDF，脚本生成的网页记为未取到。', '  字体（思源黑体）在 fonts 文件夹，系统没有中文字体时复制到 ~/.local/share/fonts。']),
    '  不使用 360、奇安信等浏览器：其许可不允许随包分发，也不保证能由程序控制。', '',
    '八、许可证', '  licences 文件夹内有程序、Node、浏览器、字体的许可证；各软件包的许可证在 app/node_modules 中各自的文件夹内；全部组成见 sbom.cdx.json（CycloneDX）。',
  ];
}

function windows(version: string, node: string): string[] {
  return [
    ...HEAD('Windows 10/11、Windows Server 2016 及以后，x64', version),
    '一、核对', `  certutil -hashfile zhinan-${version}-win-x64.zip SHA256      （与 SHA256SUMS 中的对照；解压后的每个文件由安装程序再核对一遍）`, '',
    '二、安装', '  把压缩包全部解压到一个文件夹（不要在压缩包里直接双击），双击 install.cmd。', '  本机要有微软的 Visual C++ 2015-2022 运行库（x64；装过较新的 Office、WPS 等软件的一般都有）；没有的，安装程序会说明怎么办，什么都不装。', '  默认装到 %LOCALAPPDATA%\\zhinan；要装到别处，在命令提示符里运行 install.cmd D:\\zhinan。', '',
    '三、使用', '  在命令提示符里运行 %LOCALAPPDATA%\\zhinan\\zhinan.cmd serve，浏览器打开 http://127.0.0.1:8787/，首次启动时窗口里给出初始账号和密码。',
    '  开机自动启动：在“任务计划程序”里新建任务，触发器选“启动时”，操作选 zhinan.cmd，参数 serve --nightly-backup "%LOCALAPPDATA%\\zhinan\\backups"，勾选“不管用户是否登录都要运行”。',
    '', '四、升级', '  关闭工作台的窗口，解压新的安装包，双击其中的 install.cmd：先自动备份，再换程序，数据沿用。', '',
    '五、卸载', '  运行安装文件夹下 program\\版本号\\uninstall.cmd；数据保留，加 --with-data 连数据一起删除。', '',
    '六、浏览器和字体', '  使用 Windows 自带的 Microsoft Edge（自动找到，不影响日常使用的 Edge），中文字体用系统的。', '  没有 Edge 的，用环境变量 PUPPETEER_EXECUTABLE_PATH 指定 Chrome 或 Chromium；不使用 360、奇安信等浏览器。', '',
    '七、许可证', `  licences 文件夹内有程序和 Node（${node}）的许可证；各软件包的许可证在 app\\node_modules 中各自的文件夹内；全部组成见 sbom.cdx.json（CycloneDX）。`,
  ];
}
