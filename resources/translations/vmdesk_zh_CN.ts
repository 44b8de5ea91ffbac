<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddHost</name>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>&amp;Connect to</source>
        <translation>连接到(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>Another address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>Another computer over SSH</source>
        <translation>通过 SSH 连接另一台计算机</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>Another computer over TCP</source>
        <translation>通过 TCP 连接另一台计算机</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>This computer, private to you</source>
        <translation>本机，仅供您个人使用</translation>
    </message>
    <message>
        <location filename="../../ui/add_host.ui"/>
        <source>the name you log in with there</source>
        <translation>登录该主机的用户名</translation>
    </message>
</context>
<context>
    <name>WizardDetails</name>
    <message>
        <location filename="../../ui/wizard_details.ui"/>
        <source>&amp;Disk size:</source>
        <translation>磁盘大小(&amp;D)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_details.ui"/>
        <source>&amp;Location:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_details.ui"/>
        <source>&amp;Processors:</source>
        <translation>处理器(&amp;P)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_details.ui"/>
        <source>B&amp;rowse…</source>
        <translation>浏览(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_details.ui"/>
        <source>Create a d&amp;isk</source>
        <translation>创建磁盘(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_details.ui"/>
        <source>M&amp;emory:</source>
        <translation>内存(&amp;E)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_details.ui"/>
        <source>Na&amp;me:</source>
        <translation>名称(&amp;M)：</translation>
    </message>
</context>
<context>
    <name>WizardFrame</name>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>&amp;Finish</source>
        <translation>完成(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>E&amp;xpert</source>
        <translation>专家模式(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>New VM</source>
        <translation>新建虚拟机</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>New virtual machine</source>
        <translation>新建虚拟机</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_frame.ui"/>
        <source>Show every choice, on the same pages</source>
        <translation>在相同的页面上显示全部选项</translation>
    </message>
</context>
<context>
    <name>WizardNetwork</name>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>&amp;KVM</source>
        <translation>KVM(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>&amp;Secure Boot</source>
        <translation>安全启动(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>&amp;TCG (emulation)</source>
        <translation>TCG（软件模拟）(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>&amp;Video:</source>
        <translation>显卡(&amp;V)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>Accelerator</source>
        <translation>加速器</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>Disk b&amp;us:</source>
        <translation>磁盘总线(&amp;U)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>F&amp;irmware:</source>
        <translation>固件(&amp;I)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>For example br0</source>
        <translation>例如 br0</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>Host inter&amp;face:</source>
        <translation>主机网络接口(&amp;F)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>NI&amp;C model:</source>
        <translation>网卡型号(&amp;C)：</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>Net&amp;work</source>
        <translation>网络(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_network.ui"/>
        <source>T&amp;PM 2.0</source>
        <translation>TPM 2.0(&amp;P)</translation>
    </message>
</context>
<context>
    <name>WizardSource</name>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>&amp;Copy it</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>&amp;Install from an ISO image</source>
        <translation>从 ISO 镜像安装(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>&amp;Tiny Linux</source>
        <translation>Tiny Linux(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>&amp;Use it in place</source>
        <translation>直接使用(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>B&amp;rowse…</source>
        <translation>浏览(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Boot an installer or a live system and put it on a new disk.</source>
        <translation>引导安装程序或 Live 系统，并安装到新磁盘。</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Built in, no download: boots in seconds, to try things out.</source>
        <translation>内置，无需下载：数秒即可启动，适合快速试用。</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Changes go to a new, small file at once. This file must stay where it is, unchanged.</source>
        <translation>所有更改写入一个新的小文件（差分磁盘）。此文件必须留在原处且保持不变。</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Existing &amp;disk image</source>
        <translation>现有磁盘镜像(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Load the installer over the network (PXE) from a server there.</source>
        <translation>通过网络 (PXE) 从服务器加载安装程序。</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Net&amp;work boot</source>
        <translation>网络引导(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Put an &amp;overlay on it</source>
        <translation>在其上创建覆盖层(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>Start what is on a qcow2, raw, VMDK, VDI or VHDX file already.</source>
        <translation>启动 qcow2、raw、VMDK、VDI 或 VHDX 文件中已有的系统。</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>The VM gets an independent qcow2 copy; this file stays as it is.</source>
        <translation>虚拟机使用独立的 qcow2 副本；此文件保持不变。</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>The VM writes into this file. Nothing is copied.</source>
        <translation>虚拟机直接写入此文件，不进行复制。</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_source.ui"/>
        <source>The path of the file</source>
        <translation>文件路径</translation>
    </message>
</context>
<context>
    <name>WizardSummary</name>
    <message>
        <location filename="../../ui/wizard_summary.ui"/>
        <source>&amp;Customise before first start</source>
        <translation>首次启动前自定义(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_summary.ui"/>
        <source>&amp;Start now</source>
        <translation>立即启动(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_summary.ui"/>
        <source>Create the VM stopped and open it, so that its hardware can be changed first</source>
        <translation>创建后不启动并打开虚拟机，以便先修改其硬件</translation>
    </message>
    <message>
        <location filename="../../ui/wizard_summary.ui"/>
        <source>Files that will be created</source>
        <translation>将要创建的文件</translation>
    </message>
</context>
<context>
    <name>vmdesk</name>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>&amp;Description</source>
        <translation>描述(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>&amp;Folder; “/” stands between a folder and one in it, empty means none</source>
        <translation>文件夹；用“/”分隔上下级文件夹，留空表示无(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <location filename="../../vmdesk/views/folder_dialog.py"/>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>&amp;Tags, with a comma between them</source>
        <translation>标签，以逗号分隔(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/text.py"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/vnc_switch.py"/>
        <source>3D acceleration</source>
        <translation>3D 加速</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/backend.py"/>
        <source>A VM in memory has no screen</source>
        <translation>仅存在于内存中的虚拟机没有屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/backend.py"/>
        <source>A VM in memory has no statistics</source>
        <translation>仅存在于内存中的虚拟机没有统计数据</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>A VM named “{name}” already exists</source>
        <translation>名为“{name}”的虚拟机已存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>A VM needs at least one virtual CPU</source>
        <translation>虚拟机至少需要一个虚拟 CPU</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/view.py"/>
        <source>A VM's name, or a display</source>
        <translation>虚拟机名称或显示服务地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/palette.py"/>
        <source>A command or a VM</source>
        <translation>命令或虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <source>A complete guest in a few megabytes, running within seconds</source>
        <translation>只有几 MB 的完整客户机，数秒即可运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>A copy of {path}</source>
        <translation>{path} 的副本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>A disk image of the VM is damaged</source>
        <translation>虚拟机的磁盘镜像已损坏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>A disk image of the VM is not what its settings say: it is no {format}</source>
        <translation>虚拟机的磁盘镜像与其设置不符：它不是 {format} 格式</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_files.py"/>
        <source>A disk meant for several VMs is kept</source>
        <translation>供多台虚拟机共用的磁盘将予保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/storage.py"/>
        <source>A disk needs a size above zero</source>
        <translation>磁盘大小必须大于零</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>A disk of the VM lies in the storage pool “{name}”, which this host does not have</source>
        <translation>虚拟机的磁盘位于存储池“{name}”中，但此主机上没有该存储池</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>A disk of {size} is too large; at most {most} is possible</source>
        <translation>{size} 的磁盘太大；最大允许 {most}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>A disk of {size} is too small; at least {least} is needed</source>
        <translation>{size} 的磁盘太小；至少需要 {least}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/folder_dialog.py"/>
        <source>A folder's name cannot contain “/”</source>
        <translation>文件夹名称不能包含“/”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>A full copy: it shares no file with the original.</source>
        <translation>完整克隆：不与原虚拟机共用任何文件。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>A kernel and a shell from this computer's own packages. It gets an address from the network, shows a shell on its screen and its serial port, answers a web request with its name, and shuts down when asked to. All of it runs in memory: a disk is only for trying out what one does with disks.</source>
        <translation>由本机软件包中的内核和 Shell 组成。它会从网络获取地址，在屏幕和串口上提供 Shell，以自己的名称应答 Web 请求，并响应关机请求。它完全在内存中运行：磁盘仅用于试验磁盘操作。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>A name cannot begin or end with a space</source>
        <translation>名称不能以空格开头或结尾</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>A name cannot begin with “{character}”</source>
        <translation>名称不能以“{character}”开头</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>A name cannot contain line breaks or control characters</source>
        <translation>名称不能包含换行符或控制字符</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>A name cannot contain {characters}</source>
        <translation>名称不能包含 {characters}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/call.py"/>
        <source>A name or text that begins with “-” comes after “--”</source>
        <translation>以“-”开头的名称或文本须放在“--”之后</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>A path like lab/web; '' for none</source>
        <translation>路径，例如 lab/web；'' 表示无</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_files.py"/>
        <source>A read-only disk is kept</source>
        <translation>只读磁盘将予保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/running.py"/>
        <location filename="../../vmdesk/backends/libvirt/snapshots.py"/>
        <source>A snapshot named “{name}” already exists</source>
        <translation>名为“{name}”的快照已存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>A snapshot needs a name without “/” that does not begin with “-”</source>
        <translation>快照名称不能为空，不能包含“/”，也不能以“-”开头</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>A tap on it gives keyboard and mouse back to you, as does Ctrl+Alt. Held, with F it is full screen, with M minimise, with O a window of its own, with E a screenshot, with Del it sends Ctrl+Alt+Del.</source>
        <translation>轻按一下可释放键盘和鼠标，与 Ctrl+Alt 相同。按住时，加 F 为全屏，加 M 为最小化，加 O 为在独立窗口中打开，加 E 为屏幕截图，加 Del 为发送 Ctrl+Alt+Del。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/building.py"/>
        <source>A text contains control characters, which a VM cannot hold</source>
        <translation>文本包含控制字符，无法保存到虚拟机中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>A user or host name has no spaces and none of / @ ? #</source>
        <translation>用户名或主机名不能包含空格以及 / @ ? #</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>A virtual network, bridge:NAME, user or none</source>
        <translation>虚拟网络的名称，或 bridge:NAME、user、none</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_files.py"/>
        <source>A whole device, not a file; it is kept</source>
        <translation>整个设备而非文件；将予保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>About VMDesk</source>
        <translation>关于 VMDesk</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Accelerator</source>
        <translation>加速器</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/scale_menu.py"/>
        <source>Actual Size (1:1)</source>
        <translation>实际大小 (1:1)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>Add VNC graphics to it</source>
        <translation>请为其添加 VNC 图形</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>Add a host to the library</source>
        <translation>将主机添加到库</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>Add a qemu-vdagent channel to the VM</source>
        <translation>请为虚拟机添加 qemu-vdagent 通道</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/serial.py"/>
        <source>Add a serial port to it</source>
        <translation>请为其添加串口</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>Add a serial port to its hardware</source>
        <translation>请在其硬件中添加串口</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Add a serial port to its hardware, and start it again.</source>
        <translation>请在其硬件中添加串口，然后重新启动。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>Add what the guest writes to this file</source>
        <translation>将客户机的输出追加到此文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>Add, list and remove hosts</source>
        <translation>添加、列出和移除主机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/desk_commands.py"/>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tiny_kernel.py"/>
        <source>Allow it: sudo chmod +r {path}</source>
        <translation>请授予读取权限：sudo chmod +r {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <source>An installation medium, not the VM's own</source>
        <translation>安装介质，不属于此虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>An overlay on {path}</source>
        <translation>{path} 的覆盖层</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Another DNS or DHCP server listens on {name}, which the network needs for its own</source>
        <translation>另一个 DNS 或 DHCP 服务器正在监听 {name}，而该网络自身需要使用它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Another VM or program is using a disk of this VM</source>
        <translation>其他虚拟机或程序正在使用此虚拟机的磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Another VM or program is using {path}</source>
        <translation>其他虚拟机或程序正在使用 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <source>Another computer's VMs beside your own, over SSH or TCP</source>
        <translation>通过 SSH 或 TCP 一并管理其他计算机上的虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Another file is at {path} already</source>
        <translation>{path} 处已有其他文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Another hypervisor, VirtualBox perhaps, holds the processor's virtualization</source>
        <translation>另一个虚拟化平台（可能是 VirtualBox）正占用处理器的虚拟化功能</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Another program or user has it open. Taking over ends their connection.</source>
        <translation>其他程序或用户正在使用它。接管将断开其连接。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>Any address that libvirt knows, e.g. xen+ssh://root@host/ or test:///default.</source>
        <translation>libvirt 支持的任意地址，例如 xen+ssh://root@host/ 或 test:///default。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>AppArmor stopped the VM</source>
        <translation>AppArmor 阻止了虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/parser.py"/>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/choices.py"/>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Ask all programs to end (E)</source>
        <translation>请求所有程序结束 (E)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>Ask its owner for access, or copy it to a folder of yours.</source>
        <translation>请向其所有者申请访问权限，或将其复制到您自己的文件夹中。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Ask the guest to reboot</source>
        <translation>请求客户机重启</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Ask the guest to shut down</source>
        <translation>请求客户机关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>Ask the host's administrator, or connect as another user</source>
        <translation>请联系主机的管理员，或以其他用户身份连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/type_dialog.py"/>
        <source>At most {count} characters can be typed</source>
        <translation>最多可输入 {count} 个字符</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/keymap.py"/>
        <source>At most {count} keys can be pressed at once</source>
        <translation>最多可同时按下 {count} 个键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>Autostart</source>
        <translation>自动启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>BIOS</source>
        <translation>BIOS</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <location filename="../../vmdesk/views/console_page.py"/>
        <source>Back into the Tab</source>
        <translation>返回选项卡</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>Boot from the network</source>
        <translation>从网络引导</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>Boot from this disk image</source>
        <translation>从此磁盘镜像启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Bridged</source>
        <translation>桥接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Bridged (macvtap)</source>
        <translation>桥接 (macvtap)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/layouts.py"/>
        <source>British English</source>
        <translation>英语（英国）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Building Tiny Linux</source>
        <translation>正在构建 Tiny Linux</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/system_picker.py"/>
        <source>C&amp;hange…</source>
        <translation>更改(&amp;H)…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/system_picker.py"/>
        <source>C&amp;lose list</source>
        <translation>关闭列表(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>CD drive</source>
        <translation>光驱</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/dialogs.py"/>
        <location filename="../../vmdesk/views/job_details.py"/>
        <location filename="../../vmdesk/views/jobs_panel.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/main_window.py"/>
        <source>Cancel Jobs and Quit</source>
        <translation>取消任务并退出</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_model.py"/>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/main_window.py"/>
        <source>Change and Try Again</source>
        <translation>修改后重试</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Change autostart of “{name}”</source>
        <translation>更改“{name}”的自动启动设置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>Change its graphics to VNC and start it again</source>
        <translation>请将其图形改为 VNC，然后重新启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Change the VM's screen to VNC</source>
        <translation>请将虚拟机的屏幕改为 VNC</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Change the notes of “{name}”</source>
        <translation>更改“{name}”的备注</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Check that it is switched on, and that libvirt or SSH listens there</source>
        <translation>请确认主机已开机，且 libvirt 或 SSH 正在监听</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/tls.py"/>
        <source>Check the certificate authority and the host's name</source>
        <translation>请检查证书颁发机构和主机名</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Check the spelling of the host's name</source>
        <translation>请检查主机名的拼写</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Choose a disk image</source>
        <translation>选择磁盘镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Choose an ISO image</source>
        <translation>选择 ISO 镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/images.py"/>
        <location filename="../../vmdesk/backends/libvirt/snapshots.py"/>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>Choose another name</source>
        <translation>请选择其他名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>Choose one of: {networks}</source>
        <translation>可选：{networks}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>Choose the image to start from</source>
        <translation>请选择用于启动的镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>Choose where the disk goes</source>
        <translation>选择磁盘的存放位置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/state.py"/>
        <source>Choose “Copy it”, or move the image to another folder</source>
        <translation>请选择“复制”，或将镜像移到其他文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Choose “Copy”, or move the image to {folder}</source>
        <translation>请选择“复制”，或将镜像移到 {folder}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>Clipboard: not before QEMU 10.1</source>
        <translation>剪贴板：需要 QEMU 10.1 或更高版本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>Clipboard: not shared</source>
        <translation>剪贴板：未共享</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>Clipboard: shared</source>
        <translation>剪贴板：已共享</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>Clipboard: the VM has no channel</source>
        <translation>剪贴板：虚拟机没有通道</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>Clipboard: the guest has no agent</source>
        <translation>剪贴板：客户机未安装代理</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Clone</source>
        <translation>克隆</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/services/cloning.py"/>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Clone “{name}”</source>
        <translation>克隆“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <location filename="../../vmdesk/views/news.py"/>
        <location filename="../../vmdesk/views/terminal/search_bar.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <location filename="../../vmdesk/views/vm_tabs.py"/>
        <source>Close the tab</source>
        <translation>关闭选项卡</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/main_window.py"/>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Columns and lines of the terminal</source>
        <translation>终端的列数和行数</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/doctor_card.py"/>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>Command-line tools would take it for an option or a hidden file</source>
        <translation>命令行工具会将其误认为选项或隐藏文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/parser.py"/>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Connect to Host…</source>
        <translation>连接到主机…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>Connect to a host</source>
        <translation>连接到主机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/desk_commands.py"/>
        <source>Connect to a host first: a VM needs one to run on</source>
        <translation>请先连接到主机：虚拟机需要在主机上运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>Connect to the host with qemu+ssh, or have the screen listen on its network</source>
        <translation>请使用 qemu+ssh 连接主机，或让屏幕在主机的网络上监听</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>Connected to “{name}”; Ctrl+] leaves</source>
        <translation>已连接到“{name}”；按 Ctrl+] 退出</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <source>Connecting to the display…</source>
        <translation>正在连接显示服务…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Connecting to the serial console…</source>
        <translation>正在连接串口控制台…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Connection lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/vm_page.py"/>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Console Options</source>
        <translation>控制台选项</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Console on the full screen, and back</source>
        <translation>进入或退出控制台全屏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>Containers cannot be reset</source>
        <translation>容器不能重置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>Containers cannot be suspended to disk</source>
        <translation>容器不能挂起到磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>Containers have no screen</source>
        <translation>容器没有屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/configuration.py"/>
        <source>Control characters cannot be kept in notes, folders or tags</source>
        <translation>备注、文件夹和标签中不能包含控制字符</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/snapshots.py"/>
        <source>Convert it to qcow2</source>
        <translation>请将其转换为 qcow2</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/job_details.py"/>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/cloning.py"/>
        <source>Copy a VM that is off, with its disks</source>
        <translation>复制已关机的虚拟机及其磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Copy to Clipboard</source>
        <translation>复制到剪贴板</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Copy {ip}</source>
        <translation>复制 {ip}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/cloning.py"/>
        <source>Copying disk {number} of {count}</source>
        <translation>正在复制第 {number} 个磁盘，共 {count} 个</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Copying the disk</source>
        <translation>正在复制磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Copying {file} to where the host can read it</source>
        <translation>正在将 {file} 复制到主机可读取的位置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Crash the kernel (C)</source>
        <translation>使内核崩溃 (C)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/folder_dialog.py"/>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <location filename="../../vmdesk/views/home.py"/>
        <source>Create a VM</source>
        <translation>创建虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Create the bridge, or put the NIC into a virtual network</source>
        <translation>请创建该网桥，或将网卡连接到虚拟网络</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Create “{name}”</source>
        <translation>创建“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Creating the disk</source>
        <translation>正在创建磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/view.py"/>
        <source>Ctrl+Alt gives keyboard and mouse back to you</source>
        <translation>按 Ctrl+Alt 释放键盘和鼠标</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/choices.py"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Define the pool again, or give the VM another disk</source>
        <translation>请重新定义该存储池，或为虚拟机更换磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/cloning.py"/>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Defining the VM</source>
        <translation>正在定义虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>Delete a VM and the files that only it uses</source>
        <translation>删除虚拟机及其独占的文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Delete {names}?</source>
        <translation>要删除{names}吗？</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/services/deletion.py"/>
        <source>Delete “{name}”</source>
        <translation>删除“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>Delete? [y/N] </source>
        <translation>确定删除？[y/N] </translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Deleted with the VM</source>
        <translation>随虚拟机一起删除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/deletion.py"/>
        <source>Deleting {path}</source>
        <translation>正在删除 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Depends on the hypervisor's own configuration</source>
        <translation>取决于虚拟化平台自身的配置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/looking.py"/>
        <source>Describe one VM</source>
        <translation>显示一台虚拟机的详细信息</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/banner.py"/>
        <location filename="../../vmdesk/views/news.py"/>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/desk_commands.py"/>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Disconnected</source>
        <translation>已断开连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/row_menus.py"/>
        <source>Disconnect…</source>
        <translation>断开连接…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Disk ima&amp;ge:</source>
        <translation>磁盘镜像(&amp;G)：</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Disk images (*.qcow2 *.qcow *.img *.raw *.vmdk *.vdi *.vhd *.vhdx);;All files (*)</source>
        <translation>磁盘镜像 (*.qcow2 *.qcow *.img *.raw *.vmdk *.vdi *.vhd *.vhdx);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>Disk {target}</source>
        <translation>磁盘 {target}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/desk_commands.py"/>
        <source>Disks and install images (*.iso *.qcow2 *.img *.raw *.vmdk *.vdi *.vhd *.vhdx)</source>
        <translation>磁盘和安装镜像 (*.iso *.qcow2 *.img *.raw *.vmdk *.vdi *.vhd *.vhdx)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/banner.py"/>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>Do not ask</source>
        <translation>不询问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/doctor_card.py"/>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Doctor</source>
        <translation>诊断</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_model.py"/>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/iso.py"/>
        <source>Download or copy it again.</source>
        <translation>请重新下载或复制。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Drop a disk image here</source>
        <translation>将磁盘镜像拖放到此处</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Drop an ISO image here</source>
        <translation>将 ISO 镜像拖放到此处</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Edit Notes</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Edit Tags</source>
        <translation>编辑标签</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>End the connection of whoever uses it now</source>
        <translation>断开当前使用者的连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>Every instruction is emulated: about 10 to 20 times slower, but works everywhere.</source>
        <translation>模拟每一条指令：大约慢 10 到 20 倍，但随处可用。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Everything else gets values that fit it; you can change them all.</source>
        <translation>其余设置会自动取合适的值，均可更改。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/doctor_card.py"/>
        <source>Examine again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/doctor_card.py"/>
        <source>Examining…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/__init__.py"/>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>Examples: qemu:///system, qemu:///session, qemu+ssh://user@host/system</source>
        <translation>示例：qemu:///system、qemu:///session、qemu+ssh://user@host/system</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_model.py"/>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Files deleted: {count}, room freed: {size}. This cannot be undone.</source>
        <translation>将删除 {count} 个文件，释放 {size} 空间。此操作无法撤销。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/view.py"/>
        <source>Fill the whole screen</source>
        <translation>全屏显示</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>Films (*.webm *.mp4)</source>
        <translation>视频 (*.webm *.mp4)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Filter the Library</source>
        <translation>筛选库</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/library.py"/>
        <source>Filter: name, IP, tag:web, state:running</source>
        <translation>筛选：名称、IP、tag:web、state:running</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/search_bar.py"/>
        <source>Find Newer</source>
        <translation>向后查找</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/search_bar.py"/>
        <source>Find Older</source>
        <translation>向前查找</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/search_bar.py"/>
        <source>Find in the console</source>
        <translation>在控制台中查找</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Firmware settings</source>
        <translation>固件设置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/scale_menu.py"/>
        <source>Fit to Window</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/banner.py"/>
        <location filename="../../vmdesk/views/doctor_card.py"/>
        <location filename="../../vmdesk/views/job_details.py"/>
        <source>Fix It</source>
        <translation>修复</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/checkup.py"/>
        <source>Fix what VMDesk can fix by itself</source>
        <translation>修复 VMDesk 能自行修复的问题</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/doctor.py"/>
        <source>Fix: {problem}</source>
        <translation>修复：{problem}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Floppy drive</source>
        <translation>软驱</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Force Off</source>
        <translation>强制关闭</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Force off {names}? It is like pulling the plug: what the guest has not written to disk is lost.</source>
        <translation>要强制关闭{names}吗？这相当于拔掉电源：客户机尚未写入磁盘的数据将丢失。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Force off “{name}”</source>
        <translation>强制关闭“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Free software under the Apache License 2.0</source>
        <translation>采用 Apache License 2.0 许可的自由软件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <source>From an install image, with what its system recommends already chosen</source>
        <translation>从安装镜像创建，并自动采用该系统的推荐配置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Full Screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Full Screen Console</source>
        <translation>全屏控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/layouts.py"/>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/layouts.py"/>
        <source>German, no dead keys</source>
        <translation>德语（无死键）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>Give a VM that is off another name</source>
        <translation>重命名已关机的虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>Give the VM another network</source>
        <translation>请为虚拟机选择其他网络</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Give the VM less memory, or shut down other VMs</source>
        <translation>请减少虚拟机的内存，或将其他虚拟机关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Give the keyboard back from a console</source>
        <translation>从控制台释放键盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Give the network another subnet</source>
        <translation>请为网络指定其他子网</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/palette.py"/>
        <source>Go to Anything</source>
        <translation>快速跳转</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Go to Anything…</source>
        <translation>快速跳转…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>Grows as it is written</source>
        <translation>随写入增长</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>Grows as it is written · {free} free</source>
        <translation>随写入增长 · 可用 {free}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/scale_menu.py"/>
        <source>Guest Follows Window</source>
        <translation>客户机跟随窗口大小</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>Guests run in software (TCG), about 10 to 20 times slower. For full speed switch on virtualization (VT-x, AMD-V or SVM) in the firmware setup, or nested virtualization where the host is a VM itself</source>
        <translation>客户机以软件模拟 (TCG) 方式运行，速度大约慢 10 到 20 倍。要全速运行，请在 BIOS/UEFI 设置中启用虚拟化（VT-x、AMD-V 或 SVM）；如果主机本身也是虚拟机，请启用嵌套虚拟化</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>Have it listen on the address 127.0.0.1 and start it again</source>
        <translation>请让其监听地址 127.0.0.1，然后重新启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <location filename="../../vmdesk/views/vm_tabs.py"/>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Host key</source>
        <translation>主机键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Host-only</source>
        <translation>仅主机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>How long --wait waits</source>
        <translation>--wait 的最长等待时间</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>How the guest's code runs</source>
        <translation>客户机代码的运行方式</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/library_cells.py"/>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>IP address</source>
        <translation>IP 地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>IS&amp;O image:</source>
        <translation>ISO 镜像(&amp;O)：</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>ISO image</source>
        <translation>ISO 镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>ISO images (*.iso *.ISO);;All files (*)</source>
        <translation>ISO 镜像 (*.iso *.ISO);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>In a pipe: how long to listen after the end of the input</source>
        <translation>用于管道时：输入结束后继续接收的时长</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>In use: {tags}</source>
        <translation>已使用：{tags}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>Install OVMF</source>
        <translation>请安装 OVMF</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Install OVMF, or choose the VM's firmware again</source>
        <translation>请安装 OVMF，或重新选择虚拟机的固件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Install QEMU for this architecture</source>
        <translation>请安装适用于此体系结构的 QEMU</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>Install QEMU, then restart libvirt</source>
        <translation>请安装 QEMU，然后重新启动 libvirt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/parser.py"/>
        <source>Install completion for the current shell.</source>
        <translation>为当前 Shell 安装命令补全。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>Install from this disc image</source>
        <translation>从此光盘镜像安装</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Install it</source>
        <translation>请安装它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/ssh_tunnel.py"/>
        <location filename="../../vmdesk/backends/local/osinfo.py"/>
        <location filename="../../vmdesk/backends/local/tiny_kernel.py"/>
        <location filename="../../vmdesk/backends/local/tools.py"/>
        <location filename="../../vmdesk/views/console/recorder.py"/>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Install it: sudo apt install {package}</source>
        <translation>请安装它：sudo apt install {package}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Install medium</source>
        <translation>安装介质</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Install nftables or iptables, choose the one there is as firewall_backend in /etc/libvirt/network.conf, and restart libvirt</source>
        <translation>请安装 nftables 或 iptables，在 /etc/libvirt/network.conf 中将 firewall_backend 设为已安装的那一个，然后重新启动 libvirt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>Install spice-vdagent in the guest</source>
        <translation>请在客户机中安装 spice-vdagent</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Install swtpm</source>
        <translation>请安装 swtpm</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_xml.py"/>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>Install the package ovmf on the host</source>
        <translation>请在主机上安装软件包 ovmf</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>Install the package swtpm on the host</source>
        <translation>请在主机上安装软件包 swtpm</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_xml.py"/>
        <source>Install the package swtpm-tools on the host</source>
        <translation>请在主机上安装软件包 swtpm-tools</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_files.py"/>
        <source>Installation media are kept</source>
        <translation>安装介质将予保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: as your firewall says · Host: yes · VMs: yes</source>
        <translation>互联网：取决于防火墙 · 主机：可访问 · 虚拟机：可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: if your router knows the way · Host: yes · Other VMs: yes</source>
        <translation>互联网：取决于路由器上的路由 · 主机：可访问 · 其他虚拟机：可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: no · Host: no · Other VMs: no</source>
        <translation>互联网：不可访问 · 主机：不可访问 · 其他虚拟机：不可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: no · Host: no · Other VMs: yes</source>
        <translation>互联网：不可访问 · 主机：不可访问 · 其他虚拟机：可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: no · Host: yes · Other VMs: yes</source>
        <translation>互联网：不可访问 · 主机：可访问 · 其他虚拟机：可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: yes · Host: no · Other VMs: no</source>
        <translation>互联网：可访问 · 主机：不可访问 · 其他虚拟机：不可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: yes · Host: no · Other VMs: yes</source>
        <translation>互联网：可访问 · 主机：不可访问 · 其他虚拟机：可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Internet: yes · Host: yes · Other VMs: yes</source>
        <translation>互联网：可访问 · 主机：可访问 · 其他虚拟机：可访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Isolated</source>
        <translation>隔离</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>It has: {ports}</source>
        <translation>它有：{ports}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>It may need ACPI in the guest; `vmdesk power-off` switches it off at once</source>
        <translation>客户机可能需要启用 ACPI；`vmdesk power-off` 可立即将其关闭</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>It starts and keeps everything in memory; nothing is kept.</source>
        <translation>完全在内存中运行；不保留任何数据。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console_page.py"/>
        <source>It stays there until you close it or take it back.</source>
        <translation>它将一直在该窗口中显示，直到您将其关闭或收回。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>It will be copied: the host's QEMU may not open files in this folder.</source>
        <translation>将进行复制：主机的 QEMU 无权打开此文件夹中的文件。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>Its name</source>
        <translation>快照名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_panel.py"/>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/main_window.py"/>
        <source>Jobs are running. Quit and cancel them? What they have begun is taken back.</source>
        <translation>有任务正在运行。要退出并取消这些任务吗？已执行的步骤将被撤销。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Join the group kvm, then sign in again</source>
        <translation>请加入 kvm 用户组，然后重新登录</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>Join the group libvirt (sudo usermod -aG libvirt $USER, then sign in again)</source>
        <translation>请加入 libvirt 用户组（运行 sudo usermod -aG libvirt $USER，然后重新登录）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>Join the group libvirt (sudo usermod -aG libvirt $USER, then sign in again), or use qemu:///session</source>
        <translation>请加入 libvirt 用户组（运行 sudo usermod -aG libvirt $USER，然后重新登录），或使用 qemu:///session</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Join the group, then sign in again</source>
        <translation>请加入该用户组，然后重新登录</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>KVM</source>
        <translation>KVM</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>KVM: the processor runs the guest directly</source>
        <translation>KVM：由处理器直接运行客户机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Keep a copy of the image, then check and repair it with qemu-img</source>
        <translation>请先备份该镜像，再用 qemu-img 检查并修复</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Kept: {names} need it</source>
        <translation>保留：{names}需要它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Kept: {reason}</source>
        <translation>保留：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_files.py"/>
        <source>Kernel and initrd may be shared with other VMs; they are kept</source>
        <translation>内核和 initrd 可能与其他虚拟机共用；将予保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/type_dialog.py"/>
        <source>Keyboard layout of the guest</source>
        <translation>客户机的键盘布局</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Keyboard of Consoles</source>
        <translation>控制台键盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Keyboard…</source>
        <translation>键盘…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/type_dialog.py"/>
        <source>Keys a second</source>
        <translation>每秒按键数</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/keymap.py"/>
        <source>Keys are named like CTRL, ALT, DEL, F1, ENTER or A, joined by +</source>
        <translation>按键名称如 CTRL、ALT、DEL、F1、ENTER 或 A，用 + 连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <source>Keys joined by +; several one after another</source>
        <translation>用 + 连接的按键；可依次指定多组</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Kill all programs (I)</source>
        <translation>终止所有程序 (I)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Kill what uses most memory (F)</source>
        <translation>终止占用内存最多的程序 (F)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/choices.py"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Larger Font</source>
        <translation>增大字号</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/edge_bar.py"/>
        <source>Leave Full Screen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>Leave its disk images where they are</source>
        <translation>保留其磁盘镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <source>Left Super</source>
        <translation>左 Super</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Let a paused VM go on</source>
        <translation>恢复已暂停的虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/image_problems.py"/>
        <source>Let this user pass the folder, or move the image to a storage pool</source>
        <translation>请允许该用户进入此文件夹，或将镜像移到存储池中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/choices.py"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>List all tasks (T)</source>
        <translation>列出所有任务 (T)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>List blocked tasks (W)</source>
        <translation>列出阻塞的任务 (W)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/looking.py"/>
        <source>List the VMs of a host</source>
        <translation>列出主机的虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>List the hosts of the library</source>
        <translation>列出库中的主机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>List the snapshots of a VM, the oldest first</source>
        <translation>列出虚拟机的快照，最早的在前</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/page.py"/>
        <source>Log the serial console</source>
        <translation>记录串口控制台日志</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Log to File…</source>
        <translation>记录到文件…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/program.py"/>
        <source>Log to standard error</source>
        <translation>将日志写到标准错误</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/page.py"/>
        <source>Logs (*.log)</source>
        <translation>日志 (*.log)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Look with qemu-img info what the file is, and set the drive's format to that</source>
        <translation>请用 qemu-img info 查看该文件的格式，并将驱动器的格式设为相同值</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/state.py"/>
        <source>Looking at the image</source>
        <translation>正在检查镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Looking at the image…</source>
        <translation>正在检查镜像…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/state.py"/>
        <source>Looking at what the host has</source>
        <translation>正在查看主机的资源</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>MAC address</source>
        <translation>MAC 地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Machine</source>
        <translation>机型</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Make all disks read-only (U)</source>
        <translation>将所有磁盘设为只读 (U)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Make it: NAT, with addresses given out by DHCP</source>
        <translation>创建该网络：NAT，由 DHCP 分配地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Make room on it, or move images to another disk</source>
        <translation>请清理磁盘空间，或将镜像移到其他磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>Memory in MiB</source>
        <translation>内存大小，单位 MiB</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/edge_bar.py"/>
        <source>Minimise</source>
        <translation>最小化</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/action_buttons.py"/>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>More than the host has makes a VM slower, not faster</source>
        <translation>超出主机的数量只会使虚拟机变慢，而不会变快</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Move the image to the pool of the host, or let this user pass its folders</source>
        <translation>请将镜像移到主机的存储池中，或允许该用户进入其所在的各级文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Move to Folder</source>
        <translation>移动到文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Move {names} to a folder</source>
        <translation>将{names}移动到文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Move “{name}” to a folder</source>
        <translation>将“{name}”移动到文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>NIC {mac}</source>
        <translation>网卡 {mac}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <location filename="../../vmdesk/views/library_cells.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>Name a certificate authority for this display, or allow anonymous encryption</source>
        <translation>请为此显示服务指定证书颁发机构，或允许匿名加密</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>Name and size</source>
        <translation>名称和规格</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/options.py"/>
        <source>Name or UUID of the VM</source>
        <translation>虚拟机的名称或 UUID</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>Network and system</source>
        <translation>网络和系统</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>New Folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>New VM</source>
        <translation>新建虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>New VM (Ctrl+N)</source>
        <translation>新建虚拟机 (Ctrl+N)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_page.py"/>
        <location filename="../../vmdesk/views/menus.py"/>
        <location filename="../../vmdesk/views/row_menus.py"/>
        <source>New VM…</source>
        <translation>新建虚拟机…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>New disk's size in GiB</source>
        <translation>新磁盘的大小，单位 GiB</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/folder_dialog.py"/>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Next tab</source>
        <translation>下一个选项卡</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_page.py"/>
        <source>No VM yet</source>
        <translation>尚无虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>No computer of this name is known</source>
        <translation>找不到使用此名称的计算机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>No disk</source>
        <translation>没有磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tcp.py"/>
        <source>No display answers at {host}, port {port}</source>
        <translation>{host} 的端口 {port} 上没有显示服务响应</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>No file</source>
        <translation>无文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>No file belongs to it.</source>
        <translation>没有属于它的文件。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>No file is chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>No host is left</source>
        <translation>已没有主机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/search_bar.py"/>
        <source>No more matches</source>
        <translation>没有更多匹配项</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/suggestion.py"/>
        <source>No operating system is called “{name}”</source>
        <translation>没有名为“{name}”的操作系统</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>No other viewer can reach the screen of this VM</source>
        <translation>其他查看器无法访问此虚拟机的屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>No port is free for the VM's screen ({name})</source>
        <translation>没有可用于虚拟机屏幕的空闲端口（{name}）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/repairs.py"/>
        <source>No private subnet is free on this host</source>
        <translation>此主机上没有空闲的私有子网</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <location filename="../../vmdesk/views/summary.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <location filename="../../vmdesk/views/wizard/summary_page.py"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>None (test driver)</source>
        <translation>无（测试驱动）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>None known yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>None: a simulated VM of the test driver</source>
        <translation>无：测试驱动的模拟虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <source>None; only Ctrl+Alt</source>
        <translation>无；仅用 Ctrl+Alt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Not a known system · {size} · labelled “{label}”. Choose what it is:</source>
        <translation>未能识别系统 · {size} · 卷标“{label}”。请选择操作系统：</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Not connected to any network</source>
        <translation>未连接到任何网络</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>Not encrypted: only inside a network that you trust.</source>
        <translation>未加密：仅限在您信任的网络中使用。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/search_bar.py"/>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Not possible in the VM's present state</source>
        <translation>虚拟机的当前状态不支持此操作</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_page.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Not reachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Notes of “{name}”</source>
        <translation>“{name}”的备注</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/library.py"/>
        <source>Nothing fits “{filter}”</source>
        <translation>没有符合“{filter}”的项</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary_page.py"/>
        <source>Nothing has been made yet. Go back to change anything.</source>
        <translation>尚未创建任何内容。可返回修改各项设置。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_panel.py"/>
        <source>Nothing is being done</source>
        <translation>没有正在执行的任务</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/checkup.py"/>
        <source>Nothing stands in the way</source>
        <translation>未发现问题</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/doctor_card.py"/>
        <source>Nothing stands in the way of a running VM</source>
        <translation>未发现妨碍虚拟机运行的问题</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>Nothing was deleted</source>
        <translation>未删除任何内容</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Nothing written yet</source>
        <translation>尚未填写</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/jobs.py"/>
        <location filename="../../vmdesk/views/news.py"/>
        <source>Nothing you did wrong. Please report it with the details.</source>
        <translation>这不是您的操作造成的。请附上详细信息进行报告。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/dialogs.py"/>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>OS</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tiny_kernel.py"/>
        <source>Only root may read this computer's kernel, {path}</source>
        <translation>只有 root 才能读取本机的内核 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>Only {free} is free: the disk starts small, but cannot be filled</source>
        <translation>可用空间仅 {free}：磁盘初始占用很小，但无法写满</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Open Disk or ISO…</source>
        <translation>打开磁盘或 ISO…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/view.py"/>
        <source>Open a VM's console, or a VNC display, in a window alone</source>
        <translation>在独立窗口中打开虚拟机的控制台或 VNC 显示服务</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/desk_commands.py"/>
        <location filename="../../vmdesk/views/home.py"/>
        <source>Open a disk or ISO</source>
        <translation>打开磁盘或 ISO</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Open in Remote Viewer</source>
        <translation>在 Remote Viewer 中打开</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Open the VM in a tab of its own</source>
        <translation>在单独的选项卡中打开虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/thumbnail.py"/>
        <source>Open the console</source>
        <translation>打开控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Operating system</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>Operating system, e.g. debian12</source>
        <translation>操作系统，例如 debian12</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/system_picker.py"/>
        <source>Operating system:</source>
        <translation>操作系统：</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/parser.py"/>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Organisation</source>
        <translation>归类</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <location filename="../../vmdesk/views/wizard/system_list.py"/>
        <source>Other / unknown</source>
        <translation>其他 / 未知</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Own Combinations</source>
        <translation>自定义组合键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Own Combinations…</source>
        <translation>自定义组合键…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Own Window</source>
        <translation>独立窗口</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>Parent</source>
        <translation>父快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/banner.py"/>
        <location filename="../../vmdesk/views/console/states.py"/>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Pause “{name}”</source>
        <translation>暂停“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Plug it in, or remove it from the VM</source>
        <translation>请插入该设备，或将其从虚拟机中移除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/actions.py"/>
        <source>Possible with one VM at a time only</source>
        <translation>一次只能对一台虚拟机执行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Power off at once (O)</source>
        <translation>立即关闭电源 (O)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <source>Press Enter at the end</source>
        <translation>最后按 Enter 键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Press Keys</source>
        <translation>录入按键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <source>Press keys in a VM, e.g. CTRL+ALT+DEL</source>
        <translation>在虚拟机中按键，例如 CTRL+ALT+DEL</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Press the keys now</source>
        <translation>请按下组合键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Press the keys, or type them joined by +. They appear in the menu Send Key.</source>
        <translation>请直接按下按键，或输入用 + 连接的按键名称。它们会出现在“发送按键”菜单中。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Press the reset button</source>
        <translation>按下重置按钮</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/program.py"/>
        <source>Print one JSON document on standard output</source>
        <translation>在标准输出上打印一个 JSON 文档</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>Print the notes of a VM, or replace them</source>
        <translation>显示或替换虚拟机的备注</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>Print the tags of a VM, add some or remove some</source>
        <translation>显示、添加或移除虚拟机的标签</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/program.py"/>
        <source>Print the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Processors</source>
        <translation>处理器</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>Put a VM into a folder</source>
        <translation>将虚拟机放入文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>Put that file back, or choose an image that stands alone.</source>
        <translation>请将该文件放回原处，或选择不依赖其他文件的独立镜像。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Put the NIC into another network</source>
        <translation>请将该网卡连接到其他网络</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Put the file back, or eject the disc</source>
        <translation>请将文件放回原处，或弹出光盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/image_problems.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Put the file back, or remove the drive from the VM</source>
        <translation>请将文件放回原处，或从虚拟机中移除该驱动器</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Put the file back: without it the data of the overlay cannot be read</source>
        <translation>请将文件放回原处：缺少它便无法读取覆盖层的数据</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <location filename="../../vmdesk/backends/libvirt/host.py"/>
        <source>QEMU is not installed on the host</source>
        <translation>主机上未安装 QEMU</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/host.py"/>
        <source>QEMU may not open /dev/kvm: the file has lost its group “kvm”, or QEMU's user is not in it</source>
        <translation>QEMU 无权打开 /dev/kvm：该文件不再属于“kvm”用户组，或运行 QEMU 的用户不在该组中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>QEMU may not use /dev/kvm</source>
        <translation>QEMU 无权使用 /dev/kvm</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>QEMU's user may not read {path}</source>
        <translation>运行 QEMU 的用户无权读取 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>QEMU's user may not read {path}, on which {overlay} builds</source>
        <translation>运行 QEMU 的用户无权读取 {path}，而 {overlay} 基于它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/main_window.py"/>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Reading the ISO image</source>
        <translation>正在读取 ISO 镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary_page.py"/>
        <source>Ready to create</source>
        <translation>准备创建</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Reboot</source>
        <translation>重启</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Reboot at once (B)</source>
        <translation>立即重启 (B)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Reboot “{name}”</source>
        <translation>重启“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>Record the screen</source>
        <translation>录制屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>Record the screen of “{name}”</source>
        <translation>录制“{name}”的屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/recorder.py"/>
        <source>Recording needs ffmpeg, which is not installed</source>
        <translation>录制需要 ffmpeg，但未安装</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>Recording; cancel it to end the film</source>
        <translation>正在录制；取消任务即可结束录制</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Remote Viewer ended with status {status}</source>
        <translation>Remote Viewer 已结束，退出状态为 {status}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Remote Viewer is not installed: sudo apt install virt-viewer</source>
        <translation>未安装 Remote Viewer：sudo apt install virt-viewer</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/row_menus.py"/>
        <source>Remove Folder, Keep VMs</source>
        <translation>移除文件夹，保留虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>Remove a host from the library; its VMs go on</source>
        <translation>从库中移除主机；其虚拟机不受影响</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Remove the bridge that is left over, or give the network another one</source>
        <translation>请移除残留的网桥，或为网络指定其他网桥</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>Remove these tags instead</source>
        <translation>改为移除这些标签</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_panel.py"/>
        <source>Remove what has ended from the list</source>
        <translation>从列表中移除已结束的任务</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/deletion.py"/>
        <source>Removing it from the list</source>
        <translation>正在从列表中移除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <location filename="../../vmdesk/views/folder_dialog.py"/>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/row_menus.py"/>
        <source>Rename Folder…</source>
        <translation>重命名文件夹…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/folder_dialog.py"/>
        <source>Rename the folder</source>
        <translation>重命名文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Rename the image, then try again</source>
        <translation>请重命名镜像后重试</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Rename “{name}”</source>
        <translation>重命名“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>Repair it: qemu-img check -r all</source>
        <translation>请修复它：qemu-img check -r all</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Reset the Terminal</source>
        <translation>重置终端</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Reset {names}? It is like pressing the reset button: what the guest has not written to disk is lost.</source>
        <translation>要重置{names}吗？这相当于按下重置按钮：客户机尚未写入磁盘的数据将丢失。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Reset “{name}”</source>
        <translation>重置“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/console/states.py"/>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Resume “{name}”</source>
        <translation>恢复“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/banner.py"/>
        <location filename="../../vmdesk/views/host_page.py"/>
        <location filename="../../vmdesk/views/row_menus.py"/>
        <source>Retry Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Return when the guest is off</source>
        <translation>等客户机关机后再返回</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <source>Right Alt</source>
        <translation>右 Alt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Right Ctrl</source>
        <translation>右 Ctrl</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <source>Right Shift</source>
        <translation>右 Shift</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <source>Right Super</source>
        <translation>右 Super</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>Routed</source>
        <translation>路由</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Run ssh with this host once in a terminal and compare its key</source>
        <translation>请在终端中用 ssh 连接一次此主机，并核对其密钥</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_model.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>SCSI device</source>
        <translation>SCSI 设备</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>SSH did not let you in</source>
        <translation>SSH 拒绝了您的登录</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Save as File…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>Save the screenshot</source>
        <translation>保存屏幕截图</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <source>Save what a VM shows as a PNG file</source>
        <translation>将虚拟机的屏幕保存为 PNG 文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Saved</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Saved memory</source>
        <translation>已保存的内存</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/checkup.py"/>
        <source>Say what keeps VMs from running, and how to fix it</source>
        <translation>说明虚拟机为何无法运行以及如何修复</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/edge_bar.py"/>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <location filename="../../vmdesk/views/console/scale_menu.py"/>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/thumbnail.py"/>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/edge_bar.py"/>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Screenshot</source>
        <translation>屏幕截图</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/host_keys.py"/>
        <source>Scroll Lock</source>
        <translation>Scroll Lock</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/system_picker.py"/>
        <source>Search, for example “debian 11” or “windows”</source>
        <translation>搜索，例如“debian 11”或“windows”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Secure Boot</source>
        <translation>安全启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>See its log; AppArmor or the rights of its folder often stop it</source>
        <translation>请查看其日志；常见原因是 AppArmor 或其文件夹的权限</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>See what it refused; images outside the usual folders need an AppArmor rule</source>
        <translation>请查看它拒绝了什么；位于常用文件夹之外的镜像需要添加 AppArmor 规则</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/actions.py"/>
        <source>Select a VM first</source>
        <translation>请先选择一台虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/job_details.py"/>
        <source>Select a job to see its details</source>
        <translation>选择任务以查看其详细信息</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/selection_page.py"/>
        <source>Selected VMs</source>
        <translation>所选虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/vm_tabs.py"/>
        <source>Selection</source>
        <translation>所选虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/edge_bar.py"/>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Send Key</source>
        <translation>发送按键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/vm_page.py"/>
        <source>Serial</source>
        <translation>串口</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Serial port {device}</source>
        <translation>串口 {device}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Set the VM's CPU model to “host-model”</source>
        <translation>请将虚拟机的 CPU 型号设为“host-model”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Set the VM's CPU model to “host-model”, or to “maximum” under TCG</source>
        <translation>请将虚拟机的 CPU 型号设为“host-model”，使用 TCG 时设为“maximum”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Set the VM's machine type to one that it knows, such as q35</source>
        <translation>请将虚拟机的机型设为受支持的类型，例如 q35</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Set the port to automatic, or stop the program that has it</source>
        <translation>请将端口设为自动，或停止占用它的程序</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Set up a key (ssh-copy-id USER@HOST), or load yours with ssh-add</source>
        <translation>请设置密钥 (ssh-copy-id USER@HOST)，或用 ssh-add 加载您的密钥</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Share the Clipboard</source>
        <translation>共享剪贴板</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>Shortcuts that stay with this computer</source>
        <translation>保留给本机的快捷键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/parser.py"/>
        <source>Show completion for the current shell, to copy it or customize the installation.</source>
        <translation>显示当前 Shell 的命令补全脚本，以便复制或自定义安装。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Show help (H)</source>
        <translation>显示帮助 (H)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console_page.py"/>
        <source>Show the Window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/parser.py"/>
        <source>Show this message and exit.</source>
        <translation>显示此帮助并退出。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Shut Down</source>
        <translation>关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Shut down other VMs, or let the screen listen on no port</source>
        <translation>请将其他虚拟机关机，或将屏幕设为不监听端口</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/images.py"/>
        <source>Shut down the VM first</source>
        <translation>请先将虚拟机关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Shut down the other VM, or give this one a disk of its own</source>
        <translation>请将另一台虚拟机关机，或为此虚拟机配备独立的磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Shut down “{name}”</source>
        <translation>将“{name}”关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <location filename="../../vmdesk/backends/libvirt/configuration.py"/>
        <location filename="../../vmdesk/backends/libvirt/creation.py"/>
        <location filename="../../vmdesk/services/cloning.py"/>
        <source>Shut it down first</source>
        <translation>请先将其关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/deletion.py"/>
        <source>Shut it down or force it off first</source>
        <translation>请先将其关机或强制关闭</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Sleeping</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Smaller Font</source>
        <translation>减小字号</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Somebody else is connected</source>
        <translation>已有其他用户连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/serial.py"/>
        <location filename="../../vmdesk/backends/libvirt/serial.py"/>
        <source>Somebody else is connected to this serial console</source>
        <translation>已有其他用户连接到此串口控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>Start a VM with its host, or not</source>
        <translation>设置虚拟机是否随主机启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Start a VM, or go on from where it was saved</source>
        <translation>启动虚拟机，或从挂起处继续运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <source>Start from an image that you have: used in place, copied, or left untouched</source>
        <translation>从已有镜像启动：直接使用、复制，或保持原样</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <location filename="../../vmdesk/cli/creating.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Start it</source>
        <translation>将其启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>Start it there: sudo systemctl start libvirtd</source>
        <translation>请在该主机上启动它：sudo systemctl start libvirtd</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>Start it to see its screen</source>
        <translation>启动后即可查看其屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/serial.py"/>
        <source>Start it to use its serial console</source>
        <translation>启动后即可使用其串口控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>Start it with the host</source>
        <translation>将其设置为随主机启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Start it, now and with the host</source>
        <translation>立即启动，并随主机启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>Start it: sudo systemctl start libvirtd</source>
        <translation>请启动它：sudo systemctl start libvirtd</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Start the VM with fresh UEFI settings</source>
        <translation>请以全新的 UEFI 设置启动虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Start with the Host</source>
        <translation>随主机启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Start “{name}”</source>
        <translation>启动“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_model.py"/>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Starting the network “{name}”</source>
        <translation>正在启动网络“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Starts from</source>
        <translation>启动来源</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/library_cells.py"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_model.py"/>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>Stop Recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Stop a VM where it is; its memory stays on the host</source>
        <translation>暂停虚拟机；其内存仍保留在主机上</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Stop the VMs of the other hypervisor</source>
        <translation>请停止该虚拟化平台的虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Stop the other server on that address, or tell it to leave the bridge alone</source>
        <translation>请停止该地址上的其他服务器，或将其配置为不监听该网桥</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Stopped</source>
        <translation>已关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Stopping</source>
        <translation>正在关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/vm_page.py"/>
        <location filename="../../vmdesk/views/wizard/summary_page.py"/>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Suspend a VM to disk; start goes on from there</source>
        <translation>将虚拟机挂起到磁盘；启动后从该处继续运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Suspend to Disk</source>
        <translation>挂起到磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Suspend “{name}” to disk</source>
        <translation>将“{name}”挂起到磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>Switch a VM off at once, as if its plug were pulled</source>
        <translation>立即关闭虚拟机，相当于拔掉电源</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Switch off 3D acceleration in the VM's video settings</source>
        <translation>请在虚拟机的显卡设置中关闭 3D 加速</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Switch on VT-d or AMD-Vi in the firmware setup and intel_iommu=on in the kernel</source>
        <translation>请在 BIOS/UEFI 设置中启用 VT-d 或 AMD-Vi，并添加内核参数 intel_iommu=on</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Switch on virtualization (VT-x, AMD-V or SVM) in the firmware setup, or set the VM's accelerator to TCG, which is 10 to 20 times slower</source>
        <translation>请在 BIOS/UEFI 设置中启用虚拟化（VT-x、AMD-V 或 SVM），或将虚拟机的加速器设为 TCG，但速度会慢 10 到 20 倍</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>Switch the VM to VNC</source>
        <translation>请将虚拟机切换为 VNC</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Switch to VNC</source>
        <translation>切换为 VNC</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Switch to VNC…</source>
        <translation>切换为 VNC…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Switch {name} from SPICE to VNC?</source>
        <translation>要将{name}从 SPICE 切换为 VNC 吗？</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Switch “{name}” to VNC</source>
        <translation>将“{name}”切换为 VNC</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>Switched to VNC: it takes effect when the VM is started the next time.</source>
        <translation>已切换为 VNC：下次启动虚拟机时生效。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>TCG (emulation)</source>
        <translation>TCG（软件模拟）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>TCG: every instruction is emulated, about 10 to 20 times slower than KVM</source>
        <translation>TCG：模拟每一条指令，大约比 KVM 慢 10 到 20 倍</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>TPM</source>
        <translation>TPM</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>TPM 2.0</source>
        <translation>TPM 2.0</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>TPM state</source>
        <translation>TPM 状态</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <source>Tag “{name}”</source>
        <translation>更改“{name}”的标签</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary.py"/>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Tags of {names}</source>
        <translation>{names}的标签</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>Tags to add</source>
        <translation>要添加的标签</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/library_cells.py"/>
        <source>Tags: {tags}</source>
        <translation>标签：{tags}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Take Over</source>
        <translation>接管</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Take Snapshot</source>
        <translation>拍摄快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>Take a snapshot of a VM</source>
        <translation>拍摄虚拟机快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/actions.py"/>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>Take a snapshot of “{name}”</source>
        <translation>拍摄“{name}”的快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>Take and list snapshots</source>
        <translation>拍摄和列出快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Take it away from there, or remove it from this VM</source>
        <translation>请停止对它的占用，或从此虚拟机中移除该设备</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Take the keyboard back from X (R)</source>
        <translation>从 X 收回键盘 (R)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/desk_commands.py"/>
        <source>Take {host} out of the list? Its VMs go on as they are.</source>
        <translation>要将“{host}”从列表中移除吗？其虚拟机不受影响。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_model.py"/>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Tell the Guest the Size</source>
        <translation>将尺寸告知客户机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The SSH key of this host is not known, or has changed</source>
        <translation>此主机的 SSH 密钥未知或已更改</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The TPM emulator did not start</source>
        <translation>TPM 模拟器未能启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The TPM emulator is not installed on the host</source>
        <translation>主机上未安装 TPM 模拟器</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>The TPM emulator is not installed, which Windows 11 needs</source>
        <translation>未安装 TPM 模拟器，而 Windows 11 需要它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>The TPM's memory, a few KiB, kept by the host</source>
        <translation>TPM 的存储内容，几 KiB，由主机保存</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The UEFI firmware {path} is missing on the host</source>
        <translation>主机上缺少 UEFI 固件 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>The VM asks the network for a boot server each time it starts with an empty disk. Choose a network with such a server on the page “Network”.</source>
        <translation>虚拟机每次以空磁盘启动时，都会在网络中寻找引导服务器。请在“网络”页面上选择带有此类服务器的网络。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The VM has a NIC in the network “{name}”, which this host does not have</source>
        <translation>虚拟机有一块网卡连接到网络“{name}”，但此主机上没有该网络</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>The VM has crashed</source>
        <translation>虚拟机已崩溃</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/deletion.py"/>
        <source>The VM is gone, but these files could not be deleted: {paths}</source>
        <translation>虚拟机已删除，但以下文件未能删除：{paths}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/serial.py"/>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <location filename="../../vmdesk/backends/libvirt/serial.py"/>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/summary.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>The VM is off</source>
        <translation>虚拟机已关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>The VM is off: there is nothing to open.</source>
        <translation>虚拟机已关机：没有可打开的屏幕。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>The VM is saved to disk</source>
        <translation>虚拟机已挂起到磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The VM needs KVM, which this host does not offer</source>
        <translation>虚拟机需要 KVM，而此主机不提供 KVM</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>The VM runs: its memory is saved too.</source>
        <translation>虚拟机正在运行：其内存也会一并保存。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>The VM runs: this takes effect when it has been shut down.</source>
        <translation>虚拟机正在运行：此更改将在其关机后生效。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The VM's CPU model needs what this host's processor lacks: {features}</source>
        <translation>虚拟机的 CPU 型号需要此主机的处理器所缺少的功能：{features}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/typing.py"/>
        <source>The VM's screen is gone: the rest of the text was not typed</source>
        <translation>虚拟机的屏幕已断开：其余文本未输入</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>The VMs of this computer, for everybody who may manage them.</source>
        <translation>本机的虚拟机，所有有权管理的用户均可使用。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>The address of the host</source>
        <translation>主机的地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/uri.py"/>
        <source>The address “{uri}” could run a program on this computer; it is not opened</source>
        <translation>地址“{uri}”可能会在本机上运行程序；未予打开</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The addresses of the network are in use on the host's interface “{name}”</source>
        <translation>该网络的地址已被主机的网络接口“{name}”使用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/deletion.py"/>
        <source>The base image of this VM's disk; it is kept</source>
        <translation>此虚拟机磁盘的基础镜像；将予保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The bridge “{name}” of this network exists already</source>
        <translation>此网络的网桥“{name}”已存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The bridge “{name}”, into which a NIC is plugged, does not exist on the host</source>
        <translation>网卡所连接的网桥“{name}”在主机上不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>The built-in Tiny Linux, to try things with</source>
        <translation>使用内置的 Tiny Linux，便于试用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/dialling.py"/>
        <source>The certificate in {file} cannot be used</source>
        <translation>无法使用 {file} 中的证书</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/keymap.py"/>
        <source>The character “{char}” cannot be typed on a US keyboard</source>
        <translation>美式键盘无法输入字符“{char}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/session.py"/>
        <source>The connection to the display broke</source>
        <translation>与显示服务的连接已中断</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/host.py"/>
        <location filename="../../vmdesk/backends/libvirt/connection.py"/>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>The connection to the host is lost</source>
        <translation>与主机的连接已断开</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/news.py"/>
        <source>The connection to {host} was lost; VMDesk tries again by itself. {reason}</source>
        <translation>与“{host}”的连接已断开；VMDesk 会自动重试。{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/hosts.py"/>
        <source>The connection was lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console_page.py"/>
        <source>The console has a window of its own</source>
        <translation>控制台正在独立窗口中显示</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/cloning.py"/>
        <source>The copy's name</source>
        <translation>副本的名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The disc image {path} in the VM's drive is missing</source>
        <translation>虚拟机光驱中的光盘镜像 {path} 不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The disk image {path} is missing</source>
        <translation>磁盘镜像 {path} 不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/cloning.py"/>
        <source>The disk {target} is not a file and cannot be copied</source>
        <translation>磁盘 {target} 不是文件，无法复制</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/snapshots.py"/>
        <source>The disk {target} is of the format {format}, which cannot hold snapshots</source>
        <translation>磁盘 {target} 的格式为 {format}，不支持快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>The display asks for a way to log in that VMDesk does not know</source>
        <translation>显示服务要求的登录方式不受 VMDesk 支持</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>The display cannot encrypt the connection</source>
        <translation>显示服务无法加密连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/tls.py"/>
        <location filename="../../vmdesk/views/console/session.py"/>
        <source>The display closed the connection</source>
        <translation>显示服务关闭了连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>The display did not accept the password</source>
        <translation>显示服务未接受该密码</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/session.py"/>
        <source>The display does not answer</source>
        <translation>显示服务没有响应</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/framebuffer.py"/>
        <source>The display has an impossible size, {width} x {height}</source>
        <translation>显示服务报告了不可能的尺寸：{width} x {height}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/states.py"/>
        <source>The display is protected. What you type goes to it alone.</source>
        <translation>显示服务受密码保护。您输入的内容只会发送给它。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>The display offers no encrypted connection</source>
        <translation>显示服务不提供加密连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>The display refused the connection</source>
        <translation>显示服务拒绝了连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/tight.py"/>
        <source>The display sent a JPEG that was not asked for</source>
        <translation>显示服务发送了未请求的 JPEG 图像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/clipboard.py"/>
        <source>The display sent a damaged clipboard</source>
        <translation>显示服务发送了损坏的剪贴板数据</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/pseudo.py"/>
        <source>The display sent a name of {count} bytes</source>
        <translation>显示服务发送了 {count} 字节的名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/pseudo.py"/>
        <source>The display sent a pointer of {width} x {height}</source>
        <translation>显示服务发送了 {width} x {height} 的指针</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/clipboard.py"/>
        <source>The display sent a text of {count} bytes</source>
        <translation>显示服务发送了 {count} 字节的文本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/receiver.py"/>
        <source>The display sent an unknown message</source>
        <translation>显示服务发送了未知消息</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/inflate.py"/>
        <source>The display sent damaged compressed pixels</source>
        <translation>显示服务发送了损坏的压缩像素数据</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/inflate.py"/>
        <source>The display sent more compressed data than its pixels need</source>
        <translation>显示服务发送的压缩数据超出了像素所需</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/pseudo.py"/>
        <location filename="../../vmdesk/console/updates.py"/>
        <source>The display sent pixels in an unknown encoding</source>
        <translation>显示服务发送了未知编码的像素</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/encodings.py"/>
        <location filename="../../vmdesk/console/framebuffer.py"/>
        <source>The display sent pixels outside of its own screen</source>
        <translation>显示服务发送了超出其屏幕范围的像素</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/handshake.py"/>
        <source>The display speaks an unknown version of VNC</source>
        <translation>显示服务使用的 VNC 版本未知</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>The display speaks an unknown version of VeNCrypt</source>
        <translation>显示服务使用的 VeNCrypt 版本未知</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/login.py"/>
        <source>The display wants an encrypted connection that is not trusted</source>
        <translation>显示服务要求使用不受信任的加密连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/intake.py"/>
        <source>The display went on before it was its turn</source>
        <translation>显示服务未按协议顺序发送数据</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/tls.py"/>
        <source>The display's certificate is not trusted</source>
        <translation>显示服务的证书不受信任</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The emulator that the VM needs is not installed: {path}</source>
        <translation>未安装虚拟机所需的模拟器：{path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/tls.py"/>
        <source>The encrypted connection to the display failed</source>
        <translation>与显示服务的加密连接失败</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>The fastest that works here: KVM, at full speed.</source>
        <translation>此处可用的最快方式：KVM，全速运行。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>The fastest that works here: Xen, at full speed.</source>
        <translation>此处可用的最快方式：Xen，全速运行。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>The file of the test host cannot be read</source>
        <translation>无法读取测试主机的文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/uri.py"/>
        <source>The file “{path}” of the test host cannot be read</source>
        <translation>无法读取测试主机的文件“{path}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/line.py"/>
        <source>The guest does not read its serial console, so nothing was sent</source>
        <translation>客户机未读取其串口控制台，因此未发送任何内容</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/view.py"/>
        <source>The guest keeps its own size: its screen's driver cannot follow</source>
        <translation>客户机保持自己的分辨率：其显卡驱动不支持自动调整</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>The guest runs in software (TCG), about 10 to 20 times slower</source>
        <translation>客户机以软件模拟 (TCG) 方式运行，速度大约慢 10 到 20 倍</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/connection.py"/>
        <source>The host asks for a password</source>
        <translation>主机要求输入密码</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host cannot draw 3D for this VM</source>
        <translation>主机无法为此虚拟机进行 3D 渲染</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host cannot hand PCI devices to VMs: its IOMMU is off</source>
        <translation>主机无法将 PCI 设备直通给虚拟机：IOMMU 未启用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/images.py"/>
        <source>The host cannot hold a disk of this size</source>
        <translation>主机无法容纳此大小的磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/connection.py"/>
        <source>The host closed the connection</source>
        <translation>主机关闭了连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>The host did not let you in</source>
        <translation>主机拒绝了您的登录</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host does not answer</source>
        <translation>主机没有响应</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host does not have the memory that the VM asks for</source>
        <translation>主机没有虚拟机所要求的内存</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>The host has libvirt {version}; VMDesk is made for 8.0 and later</source>
        <translation>主机上的 libvirt 版本为 {version}；VMDesk 需要 8.0 或更高版本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host has no UEFI firmware that fits this VM</source>
        <translation>主机没有适合此虚拟机的 UEFI 固件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/folders.py"/>
        <source>The host has no folder “{folder}”</source>
        <translation>主机上没有文件夹“{folder}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>The host has no storage pool for disk images yet; {folder} becomes it</source>
        <translation>主机尚无用于磁盘镜像的存储池；将使用 {folder}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/controller.py"/>
        <source>The host is not connected</source>
        <translation>主机未连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/folders.py"/>
        <source>The host may not open the folder “{folder}”</source>
        <translation>主机无权打开文件夹“{folder}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>The host refused: {text}</source>
        <translation>主机拒绝了操作：{text}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/picture.py"/>
        <source>The host sent a picture of an unknown kind</source>
        <translation>主机发送的图片格式未知</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/picture.py"/>
        <source>The host sent only part of the picture</source>
        <translation>主机只发送了部分图片</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/connection.py"/>
        <source>The host stopped answering</source>
        <translation>主机停止响应</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>The host's QEMU cannot reach {path}</source>
        <translation>主机的 QEMU 无法访问 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/state.py"/>
        <source>The host's QEMU may not open files in this folder</source>
        <translation>主机的 QEMU 无权打开此文件夹中的文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host's device {name} is in use by {user}</source>
        <translation>主机的设备 {name} 正被 {user} 使用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host's device {name}, which the VM uses, is not there</source>
        <translation>虚拟机使用的主机设备 {name} 不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The host's disk is full</source>
        <translation>主机的磁盘已满</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/host.py"/>
        <source>The host's libvirt offers no KVM: /dev/kvm is missing, or it may not use it</source>
        <translation>主机的 libvirt 不提供 KVM：/dev/kvm 不存在，或 libvirt 无权使用它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/program.py"/>
        <source>The host: qemu:///system, qemu+ssh://user@host/system, test:///default, …</source>
        <translation>主机地址，例如 qemu:///system 或 qemu+ssh://user@host/system 或 test:///default …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>The hypervisor's own</source>
        <translation>虚拟化平台自带</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/images.py"/>
        <source>The image is in use</source>
        <translation>镜像正在使用中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/osinfo.py"/>
        <source>The list of operating systems is not installed</source>
        <translation>未安装操作系统列表</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>The name is empty</source>
        <translation>名称为空</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>The name is too long: {length} bytes, at most {limit} are possible</source>
        <translation>名称过长：{length} 字节，最多允许 {limit} 字节</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>The name of the new VM</source>
        <translation>新虚拟机的名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>The network (PXE)</source>
        <translation>网络 (PXE)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>The network “{name}” is missing, and “{vm}” needs it to start</source>
        <translation>网络“{name}”不存在，而“{vm}”需要它才能启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The network “{name}” is missing, through which VMs reach the internet</source>
        <translation>网络“{name}”不存在，虚拟机需要通过它访问互联网</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The network “{name}” is not active</source>
        <translation>网络“{name}”未激活</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>The network “{name}” is not active, so VMs in it do not start</source>
        <translation>网络“{name}”未激活，因此使用它的虚拟机无法启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>The network “{name}” is not started with the host</source>
        <translation>网络“{name}”未设置为随主机启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>The new name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>The new notes</source>
        <translation>新的备注</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>The only one that works here: TCG, which is slow.</source>
        <translation>此处唯一可用的方式：TCG，速度较慢。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>The other end closed the serial console. Somebody may have taken it over.</source>
        <translation>对端关闭了串口控制台。可能已被他人接管。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The port of the VM's screen or service is in use on the host</source>
        <translation>虚拟机的屏幕或服务所用的端口在主机上已被占用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>The processor runs the guest directly, at full speed.</source>
        <translation>由处理器直接运行客户机，全速运行。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/host.py"/>
        <source>The processor shows neither vmx nor svm: paravirtual KVM without them hangs Linux guests in early boot</source>
        <translation>处理器未提供 vmx 或 svm：缺少它们时，半虚拟化 KVM 会使 Linux 客户机在启动早期挂死</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/recorder.py"/>
        <source>The recording could not be completed</source>
        <translation>录制未能完成</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/recorder.py"/>
        <source>The recording failed: {reason}</source>
        <translation>录制失败：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The saved state does not fit this host's QEMU any more, or is damaged</source>
        <translation>挂起状态与此主机的 QEMU 不再兼容，或已损坏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>The screen of this VM can be reached from its own host only</source>
        <translation>此虚拟机的屏幕只能从其所在主机访问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>The screen of this VM speaks SPICE, which VMDesk does not show</source>
        <translation>此虚拟机的屏幕使用 SPICE 协议，VMDesk 无法显示</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>The screenshot is in the clipboard</source>
        <translation>屏幕截图已复制到剪贴板</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/serial.py"/>
        <location filename="../../vmdesk/backends/libvirt/serial_stream.py"/>
        <source>The serial console is disconnected</source>
        <translation>串口控制台已断开连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>The storage pool “{name}” is not active</source>
        <translation>存储池“{name}”未激活</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/type_dialog.py"/>
        <source>The text is typed key by key, as if you sat at the guest.</source>
        <translation>文本将逐键输入，如同在客户机前操作键盘。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/window.py"/>
        <source>The upper edge has a bar to leave the full screen</source>
        <translation>屏幕上边缘有可退出全屏的工具条</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/choices.py"/>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/combinations_dialog.py"/>
        <source>There are {count} already</source>
        <translation>已有 {count} 个</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/inventory.py"/>
        <source>There is no VM named “{name}”</source>
        <translation>没有名为“{name}”的虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>There is no file “{path}”</source>
        <translation>文件“{path}”不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/images.py"/>
        <source>There is no file “{path}” on the host</source>
        <translation>主机上没有文件“{path}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>There is no folder “{path}”</source>
        <translation>文件夹“{path}”不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <source>There is no image {path}</source>
        <translation>镜像 {path} 不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/keymap.py"/>
        <source>There is no key “{name}”</source>
        <translation>没有按键“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/framebuffer.py"/>
        <source>There is no memory for a display of {width} x {height}</source>
        <translation>内存不足，无法显示 {width} x {height} 的画面</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>There is no network named “{network}”</source>
        <translation>没有名为“{network}”的网络</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <source>There is no network “{name}”</source>
        <translation>网络“{name}”不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/networks.py"/>
        <location filename="../../vmdesk/backends/libvirt/repairs.py"/>
        <source>There is no network “{name}” on the host</source>
        <translation>主机上没有网络“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/recorder.py"/>
        <source>There is no picture to record</source>
        <translation>没有可录制的画面</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>There is no room for a disk: {free} is free</source>
        <translation>空间不足，无法创建磁盘：可用空间为 {free}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/view.py"/>
        <source>There is no screen to open a window on</source>
        <translation>没有可用于打开窗口的图形环境</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/folder_dialog.py"/>
        <source>There is such a folder already</source>
        <translation>该文件夹已存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/display.py"/>
        <source>This VM has no screen</source>
        <translation>此虚拟机没有屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/serial.py"/>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>This VM has no serial console</source>
        <translation>此虚拟机没有串口控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/serial.py"/>
        <location filename="../../vmdesk/backends/libvirt/serial.py"/>
        <source>This VM has no serial port “{port}”</source>
        <translation>此虚拟机没有串口“{port}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>This VM is gone when it is shut down: its host keeps no description of it</source>
        <translation>此虚拟机关机后即消失：主机未保存其定义</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary_page.py"/>
        <source>This VM needs no file of its own</source>
        <translation>此虚拟机不需要自己的文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/host.py"/>
        <location filename="../../vmdesk/backends/libvirt/connection.py"/>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>This VM no longer exists</source>
        <translation>此虚拟机已不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>This VM will be emulated (TCG): about 10 to 20 times slower than with KVM.</source>
        <translation>此虚拟机将以软件模拟 (TCG) 方式运行：速度大约比 KVM 慢 10 到 20 倍。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>This VM's screen speaks SPICE</source>
        <translation>此虚拟机的屏幕使用 SPICE 协议</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/host.py"/>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/host.py"/>
        <source>This computer (private)</source>
        <translation>本机（个人）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/host.py"/>
        <source>This computer has no /dev/kvm: virtualization is switched off in its firmware setup, or the kernel's kvm module is not loaded</source>
        <translation>本机没有 /dev/kvm：BIOS/UEFI 设置中未启用虚拟化，或未加载内核的 kvm 模块</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <source>This computer's processor has no virtualization</source>
        <translation>本机的处理器不支持虚拟化</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>This disk image no longer exists</source>
        <translation>此磁盘镜像已不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <location filename="../../vmdesk/cli/screen.py"/>
        <location filename="../../vmdesk/cli/serial.py"/>
        <location filename="../../vmdesk/services/controller.py"/>
        <source>This host cannot do that</source>
        <translation>此主机不支持该操作</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_xml.py"/>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>This host cannot emulate a TPM</source>
        <translation>此主机无法模拟 TPM</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>This host cannot give the VM the CPU that its settings ask for</source>
        <translation>此主机无法为虚拟机提供其设置所要求的 CPU</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/line.py"/>
        <source>This host cannot open a VM's serial console</source>
        <translation>此主机无法打开虚拟机的串口控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/host.py"/>
        <source>This host cannot run VMs with {accelerator}</source>
        <translation>此主机无法使用 {accelerator} 运行虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <location filename="../../vmdesk/views/console/vm_panel.py"/>
        <source>This host cannot show a VM's screen</source>
        <translation>此主机无法显示虚拟机的屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>This host decides it by itself.</source>
        <translation>由此主机自行决定。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>This host does not know the VM's CPU model {features}</source>
        <translation>此主机无法识别虚拟机的 CPU 型号 {features}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>This host does not offer it.</source>
        <translation>此主机不提供该方式。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>This host does not offer {accelerator}</source>
        <translation>此主机不提供 {accelerator}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>This host has no UEFI firmware</source>
        <translation>此主机没有 UEFI 固件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_xml.py"/>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>This host has no firmware with Secure Boot</source>
        <translation>此主机没有支持安全启动的固件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/domain_xml.py"/>
        <source>This host has no {firmware} firmware for VMs</source>
        <translation>此主机没有用于虚拟机的 {firmware} 固件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>This host's QEMU does not know the machine type {name}</source>
        <translation>此主机的 QEMU 不支持机型 {name}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>This host's QEMU has no SPICE, which the VM's screen asks for</source>
        <translation>此主机的 QEMU 不支持 SPICE，而虚拟机的屏幕需要它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>This is a test driver: nothing really runs.</source>
        <translation>这是测试驱动：不会真正运行任何内容。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/xml.py"/>
        <source>This is not well-formed XML</source>
        <translation>这不是格式良好的 XML</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/controller.py"/>
        <source>This is possible when it is: {states}</source>
        <translation>该操作仅在以下状态下可用：{states}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/type_dialog.py"/>
        <source>This layout lacks, so they are left out: {characters}</source>
        <translation>此布局缺少以下字符，将被忽略：{characters}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>This network no longer exists</source>
        <translation>此网络已不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/serial.py"/>
        <source>This serial port is connected to something else</source>
        <translation>此串口已连接到其他设备</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>This snapshot no longer exists</source>
        <translation>此快照已不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>This storage pool no longer exists</source>
        <translation>此存储池已不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/wishes.py"/>
        <source>This system</source>
        <translation>此系统</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>This version has no statistics yet</source>
        <translation>此版本尚无统计功能</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>This will hardly work here. {reason}.</source>
        <translation>在此主机上很可能无法运行。{reason}。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>Throw the saved state away and start afresh; what was not on disk then is lost</source>
        <translation>请丢弃挂起状态并重新启动；挂起时尚未写入磁盘的数据将丢失</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Tiny Linux</source>
        <translation>Tiny Linux</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tiny_linux.py"/>
        <source>Tiny Linux is only made for x86_64 computers</source>
        <translation>Tiny Linux 仅支持 x86_64 计算机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tiny_linux.py"/>
        <source>Tiny Linux needs a BusyBox that stands alone, and none is installed</source>
        <translation>Tiny Linux 需要静态链接的 BusyBox，但未安装</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tiny_kernel.py"/>
        <source>Tiny Linux needs a Linux kernel, and none with virtio drivers is installed</source>
        <translation>Tiny Linux 需要 Linux 内核，但未安装带有 virtio 驱动的内核</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>Tiny Linux, built in</source>
        <translation>内置的 Tiny Linux</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Transient</source>
        <translation>临时虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>Try Tiny Linux</source>
        <translation>试用 Tiny Linux</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/ssh_tunnel.py"/>
        <source>Try it in a terminal: ssh {host}</source>
        <translation>请在终端中尝试：ssh {host}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/type_dialog.py"/>
        <source>Type</source>
        <translation>输入</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/type_dialog.py"/>
        <source>Type Text</source>
        <translation>输入文本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Type Text…</source>
        <translation>输入文本…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/naming.py"/>
        <source>Type a name for the VM</source>
        <translation>请输入虚拟机的名称</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <source>Type a text into a VM, on a US keyboard</source>
        <translation>以美式键盘向虚拟机输入文本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>Type a text into “{name}”</source>
        <translation>向“{name}”输入文本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/keymap.py"/>
        <source>Type letters, digits and signs that are on a US keyboard</source>
        <translation>请输入美式键盘上的字母、数字和符号</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>UEFI</source>
        <translation>UEFI</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>UEFI firmware for VMs is not installed, which Windows 11 needs</source>
        <translation>未安装虚拟机的 UEFI 固件，而 Windows 11 需要它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>UEFI settings, {size}, kept by the host</source>
        <translation>UEFI 设置，{size}，由主机保存</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>URI</source>
        <translation>URI</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/layouts.py"/>
        <source>US English</source>
        <translation>英语（美国）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>Update the host's libvirt</source>
        <translation>请更新主机上的 libvirt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>Use a VM's serial console; Ctrl+] leaves it</source>
        <translation>使用虚拟机的串口控制台；按 Ctrl+] 退出</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/suggestion.py"/>
        <source>Use a short name of osinfo-db, such as debian12 or win11</source>
        <translation>请使用 osinfo-db 中的短名称，例如 debian12 或 win11</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/connection.py"/>
        <source>Use an SSH key, or store the password in ~/.config/libvirt/auth.conf</source>
        <translation>请使用 SSH 密钥，或将密码保存在 ~/.config/libvirt/auth.conf 中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>Use an image that stands alone</source>
        <translation>请使用不依赖其他文件的独立镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>Use it only if you trust where it comes from: move both files into one folder.</source>
        <translation>仅在信任其来源时使用：请将两个文件移到同一文件夹中。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/network.py"/>
        <source>User mode</source>
        <translation>用户模式</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/banner.py"/>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>Uses your SSH keys; libvirt must run there and the user may manage it.</source>
        <translation>使用您的 SSH 密钥；目标主机上须运行 libvirt，且该用户有权管理它。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/tools.py"/>
        <source>Usual Font Size</source>
        <translation>默认字号</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/menus.py"/>
        <source>V&amp;M</source>
        <translation>虚拟机(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>VMDesk cannot repair this by itself</source>
        <translation>VMDesk 无法自行修复此问题</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/call.py"/>
        <location filename="../../vmdesk/services/jobs.py"/>
        <location filename="../../vmdesk/views/news.py"/>
        <source>VMDesk made a mistake: {problem}</source>
        <translation>VMDesk 发生内部错误：{problem}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/diagnosis.py"/>
        <source>VMDesk makes it with the first VM, or now</source>
        <translation>VMDesk 会在创建首台虚拟机时建立，也可立即建立</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>VMDesk shows screens that speak VNC. Open this one in Remote Viewer, or switch the VM to VNC.</source>
        <translation>VMDesk 显示使用 VNC 协议的屏幕。请在 Remote Viewer 中打开此屏幕，或将虚拟机切换为 VNC。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/choices.py"/>
        <source>VMDesk speaks the chosen language from its next start on</source>
        <translation>VMDesk 将在下次启动时使用所选语言</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>VMs that are yours alone; no permission is needed, but their networks are simpler.</source>
        <translation>仅属于您个人的虚拟机；无需特殊权限，但网络功能较简单。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/library_cells.py"/>
        <source>VMs: {count}</source>
        <translation>虚拟机：{count}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>View Only</source>
        <translation>仅查看</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>View only</source>
        <translation>仅查看</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/terminal/states.py"/>
        <source>Virtio console {device}</source>
        <translation>Virtio 控制台 {device}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Virtual CPUs</source>
        <translation>虚拟 CPU 数量</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/help_dialogs.py"/>
        <source>Virtual machines of every hypervisor you have, in one window.</source>
        <translation>在一个窗口中管理您所有虚拟化平台的虚拟机。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/program.py"/>
        <source>Virtual machines of every hypervisor. Without a verb, VMDesk opens its window.</source>
        <translation>管理各种虚拟化平台的虚拟机。不带命令时，VMDesk 打开窗口。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <source>Virtual machines, all in one place</source>
        <translation>所有虚拟机，尽在一处</translation>
    </message>
    <message>
        <location filename="../../vmdesk/console/handshake.py"/>
        <source>What answers there is not a VNC display</source>
        <translation>该地址上应答的不是 VNC 显示服务</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>What boots the guest</source>
        <translation>引导客户机的固件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/delete_dialog.py"/>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>What happens to the image given with --disk</source>
        <translation>如何处理 --disk 指定的镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>What is copied in the one can be pasted in the other</source>
        <translation>在一方复制的内容可在另一方粘贴</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>What it has now and VNC has not:</source>
        <translation>现有而 VNC 不支持的功能：</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>What it is for</source>
        <translation>快照用途</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>What it is for, who uses it, which passwords are not written down here…</source>
        <translation>用途、使用者，以及哪些密码不应记在这里…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tiny_linux.py"/>
        <source>What makes bootable images is not installed</source>
        <translation>未安装制作可引导镜像的工具</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>What should the VM start from?</source>
        <translation>虚拟机从何处启动？</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>What the VM is called, and how much of the host it may use.</source>
        <translation>虚拟机的名称，以及可使用的主机资源。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <source>What to type</source>
        <translation>要输入的文本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/home.py"/>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>Where new disk images go; empty for the host's usual folder.</source>
        <translation>新磁盘镜像的存放位置；留空则使用主机的默认文件夹。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <location filename="../../vmdesk/cli/tiny.py"/>
        <source>Where to save it</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>Which one, e.g. ttyS0 or serial0; the first one when not given</source>
        <translation>指定串口，例如 ttyS0 或 serial0；未指定时使用第一个</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/scale_menu.py"/>
        <source>Whole Multiples</source>
        <translation>整数倍缩放</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>Whom the VM reaches, and how it runs on this host.</source>
        <translation>虚拟机能访问哪些网络，以及在此主机上如何运行。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>With a clipboard channel, this host's QEMU could neither save the VM nor take snapshots</source>
        <translation>若使用剪贴板通道，此主机的 QEMU 将无法挂起虚拟机或拍摄快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/keys_menu.py"/>
        <source>Write everything to disk (S)</source>
        <translation>将所有数据写入磁盘 (S)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/view.py"/>
        <source>Write it like vnc://host:5900</source>
        <translation>格式应为 vnc://host:5900</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/tiny.py"/>
        <source>Write the built-in guest as a bootable ISO image</source>
        <translation>将内置客户机写为可引导的 ISO 镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/xml.py"/>
        <source>XML with a document type is not read</source>
        <translation>不接受带有文档类型声明的 XML</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>Xen</source>
        <translation>Xen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>Xen cannot reset a VM</source>
        <translation>Xen 不支持重置虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>You may not do that on this host</source>
        <translation>您无权在此主机上执行该操作</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/transfers.py"/>
        <source>You may not read “{path}”</source>
        <translation>您无权读取“{path}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>You may not use libvirt on this computer: you are not in the group libvirt</source>
        <translation>您无权使用本机的 libvirt：您不在 libvirt 用户组中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>You may not use libvirt's system service on this computer</source>
        <translation>您无权使用本机的 libvirt 系统服务</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>`--force` ends their connection</source>
        <translation>使用 `--force` 可断开其连接</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>`--keep-disks` deletes the VM and leaves its disks where they are</source>
        <translation>使用 `--keep-disks` 可只删除虚拟机而保留其磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/call.py"/>
        <source>`vmdesk --help` and `vmdesk VERB --help` say what is possible</source>
        <translation>运行 `vmdesk --help` 和 `vmdesk VERB --help` 查看可用的命令和选项</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/checkup.py"/>
        <source>`vmdesk doctor --fix` does what VMDesk can do by itself</source>
        <translation>`vmdesk doctor --fix` 会执行 VMDesk 能自行完成的修复</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <source>`vmdesk host list` shows them</source>
        <translation>运行 `vmdesk host list` 可查看</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/inventory.py"/>
        <source>`vmdesk list` shows them</source>
        <translation>运行 `vmdesk list` 可查看</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>`vmdesk shutdown` or `vmdesk power-off` it first</source>
        <translation>请先执行 `vmdesk shutdown` 或 `vmdesk power-off`</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>`vmdesk start` switches it on</source>
        <translation>运行 `vmdesk start` 可启动它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>a serial console cannot be printed as JSON</source>
        <translation>串口控制台无法以 JSON 形式输出</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>cable unplugged</source>
        <translation>网线已拔出</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>dnsmasq, which gives addresses to VMs, is not installed</source>
        <translation>未安装为虚拟机分配地址的 dnsmasq</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/problem.py"/>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>from the guest agent</source>
        <translation>来自客户机代理</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>from the network's DHCP leases</source>
        <translation>来自网络的 DHCP 租约</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/creating.py"/>
        <source>give one of --iso, --disk, --tiny and --pxe</source>
        <translation>请指定 --iso、--disk、--tiny、--pxe 之一</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>is deleted</source>
        <translation>将删除</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>libvirt could not write the firewall rules that its networks need</source>
        <translation>libvirt 无法写入其网络所需的防火墙规则</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>libvirt has no snapshots on this hypervisor</source>
        <translation>libvirt 在此虚拟化平台上不支持快照</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>libvirt is not running on this computer</source>
        <translation>本机的 libvirt 未运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>libvirt is not running on this computer, or is not installed</source>
        <translation>本机的 libvirt 未运行或未安装</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>libvirt is not running on this host</source>
        <translation>此主机上的 libvirt 未运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/errors.py"/>
        <source>libvirt on this computer knows no host of this kind</source>
        <translation>本机的 libvirt 不支持此类主机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>libvirt opens no serial consoles on this hypervisor</source>
        <translation>libvirt 在此虚拟化平台上不支持串口控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>libvirt sends no keys on Xen</source>
        <translation>libvirt 在 Xen 上不支持发送按键</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>libvirt takes no screenshots on Xen</source>
        <translation>libvirt 在 Xen 上不支持屏幕截图</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/capabilities.py"/>
        <source>libvirt's test driver has no real screens</source>
        <translation>libvirt 的测试驱动没有真实的屏幕</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/problem.py"/>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/problem.py"/>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/labels.py"/>
        <source>on or off</source>
        <translation>on 或 off</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>on top of {backing}</source>
        <translation>基于 {backing}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>on top of {path}</source>
        <translation>基于 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/dialog.py"/>
        <source>on {host}</source>
        <translation>主机：{host}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/vnc_switch.py"/>
        <source>plugging this computer's USB devices into the VM</source>
        <translation>将本机的 USB 设备接入虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>saved</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/words.py"/>
        <source>seen on the wire (ARP)</source>
        <translation>来自网络侦听 (ARP)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/vnc_switch.py"/>
        <source>several monitors</source>
        <translation>多显示器</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/vnc_switch.py"/>
        <source>sharing folders of this computer</source>
        <translation>共享本机的文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>sleeping</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/vnc_switch.py"/>
        <source>smart cards of this computer</source>
        <translation>本机的智能卡</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/vnc_switch.py"/>
        <source>sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/ssh_tunnel.py"/>
        <source>ssh cannot reach {host}</source>
        <translation>ssh 无法连接到 {host}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>stays: you want to keep it</source>
        <translation>保留：您选择保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>stays: {reason}</source>
        <translation>保留：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>stays: {users} needs it</source>
        <translation>保留：{users} 需要它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>stopped</source>
        <translation>已关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/vm.py"/>
        <source>stopping</source>
        <translation>正在关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/uri.py"/>
        <source>test:///default needs no file</source>
        <translation>test:///default 不需要文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/vnc_switch.py"/>
        <source>the shared clipboard</source>
        <translation>共享剪贴板</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>vCPUs</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>virtlockd, libvirt's service for locks, is not running</source>
        <translation>libvirt 的锁服务 virtlockd 未运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>virtlogd, libvirt's service for logs, is not running</source>
        <translation>libvirt 的日志服务 virtlogd 未运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>vmdesk: nothing was deleted; `--yes` deletes without asking</source>
        <translation>vmdesk：未删除任何内容；使用 `--yes` 可直接删除而不询问</translation>
    </message>
    <message>
        <location filename="../../vmdesk/model/problem.py"/>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/edit_dialogs.py"/>
        <source>web, production</source>
        <translation>web, 生产环境</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <location filename="../../vmdesk/cli/snapshots.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{accelerator}, chosen automatically</source>
        <translation>{accelerator}，自动选择</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>{amount} of {total} · {free} free now</source>
        <translation>{amount}，主机共 {total} · 当前可用 {free}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/selection_page.py"/>
        <source>{count} VMs selected</source>
        <translation>已选择 {count} 台虚拟机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/details_page.py"/>
        <source>{count} of the host's {cpus}</source>
        <translation>{count} 个，主机共 {cpus} 个</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/jobs_panel.py"/>
        <source>{count} running</source>
        <translation>{count} 个正在运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>{count} virtual CPUs are too many for a host with {cpus}</source>
        <translation>{count} 个虚拟 CPU 过多，主机只有 {cpus} 个</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/commands.py"/>
        <source>{file} cannot be written</source>
        <translation>无法写入 {file}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <location filename="../../vmdesk/cli/serial.py"/>
        <location filename="../../vmdesk/views/terminal/log_file.py"/>
        <source>{file} cannot be written: {reason}</source>
        <translation>无法写入 {file}：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/text.py"/>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <location filename="../../vmdesk/services/inventory.py"/>
        <source>{host} is not in the list of hosts</source>
        <translation>{host} 不在主机列表中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/window.py"/>
        <source>{key} + F leaves the full screen</source>
        <translation>按 {key} + F 退出全屏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/view.py"/>
        <source>{key} gives keyboard and mouse back to you</source>
        <translation>按 {key} 键释放键盘和鼠标</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_list.py"/>
        <source>{mode} · {reach}</source>
        <translation>{mode} · {reach}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/network_list.py"/>
        <source>{mode} · {reach} · not active</source>
        <translation>{mode} · {reach} · 未激活</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{mode}. {reach}</source>
        <translation>{mode}。{reach}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/selection_page.py"/>
        <location filename="../../vmdesk/views/words.py"/>
        <source>{names} and {count} more</source>
        <translation>{names}及另外 {count} 台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{network} ({mode}). {reach}</source>
        <translation>{network}（{mode}）。{reach}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>{nic} (cable unplugged)</source>
        <translation>{nic}（网线已拔出）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <source>{path} already exists</source>
        <translation>{path} 已存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation.py"/>
        <source>{path} builds on {backing}, which is outside its folder</source>
        <translation>{path} 基于其所在文件夹之外的 {backing}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>{path} is missing, in which the VM's UEFI keeps its settings</source>
        <translation>保存虚拟机 UEFI 设置的 {path} 不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/diagnosis_rules.py"/>
        <source>{path} is missing, on which {overlay} builds</source>
        <translation>{path} 不存在，而 {overlay} 基于它</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <source>{path} is the base of {overlays}</source>
        <translation>{path} 是 {overlays} 的基础镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{path}, in place</source>
        <translation>{path}，直接使用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{path}: kernel and tools, about 16 MiB, shared by every Tiny Linux there</source>
        <translation>{path}：内核和工具，约 16 MiB，由该处的所有 Tiny Linux 共用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{path}: {size}</source>
        <translation>{path}：{size}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{path}: {size}, a copy</source>
        <translation>{path}：{size}，副本</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/status.py"/>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/text.py"/>
        <location filename="../../vmdesk/views/wizard/network_page.py"/>
        <source>{reason}.</source>
        <translation>{reason}。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/summary_facts.py"/>
        <source>{size} in use</source>
        <translation>已使用 {size}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>{size} of memory is more than the host has ({total})</source>
        <translation>{size} 内存超出了主机的内存总量（{total}）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/creation_check.py"/>
        <source>{size} of memory is too little; at least {least} is needed</source>
        <translation>{size} 内存太少；至少需要 {least}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/describe.py"/>
        <source>{size} on the host</source>
        <translation>在主机上占用 {size}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{small} now, up to {size}</source>
        <translation>当前 {small}，最大 {size}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/wishes.py"/>
        <source>{system} asks for Secure Boot: install the package ovmf on the host.</source>
        <translation>{system} 需要安全启动：请在主机上安装软件包 ovmf。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/wishes.py"/>
        <source>{system} asks for UEFI: install the package ovmf on the host.</source>
        <translation>{system} 需要 UEFI：请在主机上安装软件包 ovmf。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/wishes.py"/>
        <source>{system} asks for a TPM 2.0: install the package swtpm on the host.</source>
        <translation>{system} 需要 TPM 2.0：请在主机上安装软件包 swtpm。</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tools.py"/>
        <source>{tool} cannot be run: {reason}</source>
        <translation>无法运行 {tool}：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/tools.py"/>
        <source>{tool} failed: {reason}</source>
        <translation>{tool} 失败：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/ssh_tunnel.py"/>
        <location filename="../../vmdesk/backends/local/tools.py"/>
        <location filename="../../vmdesk/views/console/spice.py"/>
        <source>{tool} is not installed</source>
        <translation>未安装 {tool}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/hosts.py"/>
        <location filename="../../vmdesk/services/hosts.py"/>
        <location filename="../../vmdesk/views/host_dialog.py"/>
        <source>{uri} is in the list already</source>
        <translation>{uri} 已在列表中</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/summary.py"/>
        <source>{used} now, up to {size}</source>
        <translation>当前 {used}，最大 {size}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/console/panel.py"/>
        <source>{what} (host key + {key})</source>
        <translation>{what}（主机键 + {key}）</translation>
    </message>
    <message>
        <location filename="../../vmdesk/services/text.py"/>
        <source>{what}: {text}</source>
        <translation>{what}：{text}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/view.py"/>
        <source>“{address}” is not the address of a display</source>
        <translation>“{address}”不是有效的显示服务地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/folders.py"/>
        <source>“{folder}” is not a folder</source>
        <translation>“{folder}”不是文件夹</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>“{name}” and these files:</source>
        <translation>“{name}”及以下文件：</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>“{name}” cannot be deleted with its disks: {users} needs {path}</source>
        <translation>无法连同磁盘一起删除“{name}”：{users} 需要 {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/running.py"/>
        <location filename="../../vmdesk/backends/libvirt/configuration.py"/>
        <source>“{name}” cannot be renamed while it runs</source>
        <translation>“{name}”正在运行，无法重命名</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/image_problems.py"/>
        <source>“{name}” cannot start: QEMU's user “{user}” may not enter {folder}, where {path} lies</source>
        <translation>“{name}”无法启动：运行 QEMU 的用户“{user}”无权进入 {path} 所在的 {folder}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/image_problems.py"/>
        <source>“{name}” cannot start: {path} is missing</source>
        <translation>“{name}”无法启动：{path} 不存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/power.py"/>
        <source>“{name}” did not shut down within {seconds} seconds</source>
        <translation>“{name}”未在 {seconds} 秒内关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>“{name}” has no serial console</source>
        <translation>“{name}”没有串口控制台</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>“{name}” has no serial port “{port}”</source>
        <translation>“{name}”没有串口“{port}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <source>“{name}” is deleted</source>
        <translation>已删除“{name}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/running.py"/>
        <source>“{name}” is not in a state for this</source>
        <translation>“{name}”当前的状态不支持此操作</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/screen.py"/>
        <location filename="../../vmdesk/cli/serial.py"/>
        <source>“{name}” is off</source>
        <translation>“{name}”已关机</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/fake/making.py"/>
        <location filename="../../vmdesk/backends/libvirt/creation.py"/>
        <source>“{name}” is running</source>
        <translation>“{name}”正在运行</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/deleting.py"/>
        <location filename="../../vmdesk/services/cloning.py"/>
        <location filename="../../vmdesk/services/controller.py"/>
        <location filename="../../vmdesk/services/deletion.py"/>
        <source>“{name}” is {state}</source>
        <translation>“{name}”的状态为“{state}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/transfers.py"/>
        <source>“{path}” cannot be read</source>
        <translation>无法读取“{path}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <location filename="../../vmdesk/backends/local/tiny_linux.py"/>
        <source>“{path}” cannot be read: {reason}</source>
        <translation>无法读取“{path}”：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/folders.py"/>
        <source>“{path}” cannot be the path of a file</source>
        <translation>“{path}”不能用作文件路径</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>“{path}” cannot be written: {reason}</source>
        <translation>无法写入“{path}”：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>“{path}” is a folder, not a file</source>
        <translation>“{path}”是文件夹，不是文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>“{path}” is an overlay of itself</source>
        <translation>“{path}”是其自身的覆盖层</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>“{path}” is an overlay of “{named}”, which cannot be used</source>
        <translation>“{path}”是“{named}”的覆盖层，而后者无法使用</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>“{path}” is damaged</source>
        <translation>“{path}”已损坏</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/image_headers.py"/>
        <source>“{path}” is damaged: its header makes no sense</source>
        <translation>“{path}”已损坏：文件头无效</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>“{path}” is empty</source>
        <translation>“{path}”是空文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/iso.py"/>
        <source>“{path}” is incomplete: {missing} of its {size} bytes are missing</source>
        <translation>“{path}”不完整：共 {size} 字节，缺少 {missing} 字节</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>“{path}” is neither a file nor a disk</source>
        <translation>“{path}”既不是文件也不是磁盘</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/storage.py"/>
        <location filename="../../vmdesk/backends/libvirt/transfers.py"/>
        <source>“{path}” is not a file</source>
        <translation>“{path}”不是文件</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/folders.py"/>
        <source>“{path}” is not a full path, from / on</source>
        <translation>“{path}”不是以 / 开头的完整路径</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/storage.py"/>
        <source>“{path}” is not a plain file; it stays</source>
        <translation>“{path}”不是普通文件；将予保留</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>“{path}” is not a usable disk image: {reason}</source>
        <translation>“{path}”不是可用的磁盘镜像：{reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/iso.py"/>
        <source>“{path}” is not an ISO image</source>
        <translation>“{path}”不是 ISO 镜像</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/libvirt/images.py"/>
        <source>“{path}” is there already</source>
        <translation>“{path}”已存在</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/files.py"/>
        <source>“{path}” may not be read by you</source>
        <translation>您无权读取“{path}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/local/images.py"/>
        <source>“{path}” names “{named}”, which is outside its folder</source>
        <translation>“{path}”引用了其所在文件夹之外的“{named}”</translation>
    </message>
    <message>
        <location filename="../../vmdesk/backends/__init__.py"/>
        <location filename="../../vmdesk/backends/libvirt/ssh_tunnel.py"/>
        <location filename="../../vmdesk/backends/libvirt/uri.py"/>
        <source>“{uri}” is not the address of a host</source>
        <translation>“{uri}”不是有效的主机地址</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/amount.py"/>
        <source>↩ recommended: {amount}</source>
        <translation>↩ 推荐值：{amount}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/amount.py"/>
        <source>✓ recommended</source>
        <translation>✓ 推荐值</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>✓ {format} · {size} · {used} of it used</source>
        <translation>✓ {format} · {size} · 已使用 {used}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>✓ {format} · {size} · {used} of it used · builds on {backing}</source>
        <translation>✓ {format} · {size} · 已使用 {used} · 基于 {backing}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/views/wizard/source_page.py"/>
        <source>✓ {system} detected · {size} · labelled “{label}”</source>
        <translation>✓ 检测到 {system} · {size} · 卷标“{label}”</translation>
    </message>
</context>
</TS>
