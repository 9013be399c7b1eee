#!/usr/bin/env bash
# Puts the signing certificate and the notary's key of the environment into a keychain of their own, on a machine
# that is thrown away afterwards. CERTIFICATE: base64 of a .p12; NOTARY_KEY: text of a .p8, or empty.
set -euo pipefail

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
keychain="$HOME/Library/Keychains/signing.keychain-db"
secret="$(openssl rand -hex 16)"
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
base64 --decode <<<"$CERTIFICATE" >"$folder/certificate.p12"
security import "$folder/certificate.p12" -k "$keychain" -P "$PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db

if [[ -n "${NOTARY_KEY:-}" ]]; then
    printf '%s' "$NOTARY_KEY" >"$folder/key.p8"
    xcrun notarytool store-credentials notary --key "$folder/key.p8" --key-id "$NOTARY_KEY_ID" \
        --issuer "$NOTARY_ISSUER" --keychain "$keychain"
fi
