#!/usr/bin/env bash
# dist/BG Remover.app -> a disk image; signed and notarised when the secrets for it are here, else said to be unsigned.
#
#     packaging/macos/make_dmg.sh VERSION
#
# SIGNING_IDENTITY            name of the "Developer ID Application" certificate in the keychain
# NOTARY_PROFILE              name of a profile stored with `xcrun notarytool store-credentials`
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

version="$1"
app="dist/BG Remover.app"
image="dist/bg-remover-${version}-$(uname -m).dmg"

if [[ -n "${SIGNING_IDENTITY:-}" ]]; then
    # From the inside out: a signature covers what it holds.
    find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 |
        xargs -0 codesign --force --timestamp --options runtime --sign "$SIGNING_IDENTITY"
    codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist \
        --sign "$SIGNING_IDENTITY" "$app"
    codesign --verify --deep --strict "$app"
else
    echo "No SIGNING_IDENTITY: the program is not signed. macOS opens it only by Control-click, Open."
fi

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "BG Remover" -srcfolder "$folder" -format ULMO -ov "$image"

if [[ -n "${SIGNING_IDENTITY:-}" && -n "${NOTARY_PROFILE:-}" ]]; then
    codesign --force --timestamp --sign "$SIGNING_IDENTITY" "$image"
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature "$image"
fi
echo "$image"
