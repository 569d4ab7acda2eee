# Sourced by the other scripts: makes .venv and installs the project in it, and does nothing where that is done.
# Needs bash, Python 3.11 or later and Debian's packages only where venv is missing.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local candidate
  for candidate in python3.13 python3.12 python3.11 python3; do
    if new_enough "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  say "Cần Python 3.11 trở lên. · Python 3.11 or later is needed."
  exit 1
}

# What to put before apt-get, if this user may install packages at all.
may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  say "Cài gói của hệ thống: $* · installing system packages"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >/dev/null &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

make_venv() {
  local python package
  python=$(find_python)
  # Debian parts venv from Python and names the package after the version.
  package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  if ! has_venv "$python" && may_install; then
    apt_install "$package" || true
  fi
  if has_venv "$python"; then
    "$python" -m venv --clear .venv
  elif "$python" -m virtualenv --version >/dev/null 2>&1; then
    "$python" -m virtualenv --quiet --clear --python "$python" .venv
  else
    say "Thiếu gói $package: hãy nhờ quản trị viên cài (apt-get install $package) rồi chạy lại." \
      "· The package $package is missing: ask the administrator to install it, then run this again."
    exit 1
  fi
}

# install_project EXTRAS: "" or "[test]". A stamp says what was installed, so that a second run has nothing to do.
install_project() {
  local extras=$1 stamp wanted
  [ -x .venv/bin/python ] && new_enough .venv/bin/python || make_venv
  stamp=".venv/khubnd$extras.stamp"
  wanted=$(cksum <pyproject.toml)
  if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
    say "Cài khubnd$extras vào .venv · installing into .venv …"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --editable ".$extras"
    printf '%s\n' "$wanted" >"$stamp"
  fi
}

# The programs that some files need: LibreOffice for .doc, .odt and .rtf, Tesseract's Vietnamese for scans.
missing_packages() {
  command -v soffice >/dev/null || command -v libreoffice >/dev/null || echo libreoffice-writer-nogui
  ls /usr/share/tesseract-ocr/*/tessdata/vie.traineddata >/dev/null 2>&1 || echo tesseract-ocr-vie
}

# install_programs [MORE…]: what is missing, and MORE, where root may install it; else say what to ask for. Without
# them DOCX and PDF are read all the same, so that nothing stops here.
install_programs() {
  local packages=($(missing_packages))
  [ ${#packages[@]} -gt 0 ] || return 0
  if [ "$(id -u)" = 0 ] && may_install && apt_install "${packages[@]}" "$@"; then
    return 0
  fi
  say "Chưa có: ${packages[*]}. Không có chúng thì chưa đọc được .doc, .odt, .rtf hoặc bản quét; cài bằng:" \
    "apt-get install ${packages[*]} · Not installed; without them .doc, .odt, .rtf or scans cannot be read."
}
