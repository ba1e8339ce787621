#!/bin/sh
# Opens Common Ground with the sessions of this folder. Double-click it, or in a terminal: sh "Start Common Ground.sh"
here=$(cd "$(dirname "$0")" && pwd) || exit 1
program=$here/commonground

# Sticks are often mounted so that nothing on them can be started: then a copy is, in a folder of the person's own.
if ! "$program" --version >/dev/null 2>&1; then
  copy=$(mktemp -d "${XDG_RUNTIME_DIR:-${TMPDIR:-/tmp}}/commonground.XXXXXX" 2>/dev/null)
  if ! { [ -d "$copy" ] && cp "$program" "$copy/commonground" && chmod 700 "$copy/commonground" &&
    "$copy/commonground" --version >/dev/null 2>&1; }; then
    # Some systems let nothing be started there either.
    rm -rf "$copy"
    copy=$(mktemp -d "${HOME:-/tmp}/.commonground.XXXXXX") &&
      cp "$program" "$copy/commonground" && chmod 700 "$copy/commonground" || exit 1
  fi
  trap 'rm -rf "$copy"' EXIT
  trap 'exit 1' HUP INT TERM
  program=$copy/commonground
fi

if [ $# -gt 0 ] || { [ -t 0 ] && [ -t 1 ]; }; then
  "$program" --sessions "$here/sessions" "$@"
  exit
fi
# Opened with a double click and without a terminal: in a window of one that is here.
for terminal in x-terminal-emulator gnome-terminal konsole xfce4-terminal mate-terminal lxterminal kitty alacritty foot xterm; do
  command -v "$terminal" >/dev/null 2>&1 || continue
  case $terminal in
    gnome-terminal) "$terminal" --wait -- "$program" --sessions "$here/sessions" ;;
    xfce4-terminal | mate-terminal) "$terminal" --disable-server -x "$program" --sessions "$here/sessions" ;;
    kitty | foot) "$terminal" "$program" --sessions "$here/sessions" ;;
    *) "$terminal" -e "$program" --sessions "$here/sessions" ;;
  esac && exit
done
echo "No terminal was found. Open one, and type: sh \"$here/Start Common Ground.sh\"" >&2
exit 1
