# Signs the installer with the certificate of the environment (WINDOWS_CERTIFICATE: base64 of a .pfx) and renews
# its line in SHA256SUMS.
$ErrorActionPreference = "Stop"

$certificate = Join-Path $env:RUNNER_TEMP "certificate.pfx"
[IO.File]::WriteAllBytes($certificate, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
$signtool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" | Sort-Object FullName | Select-Object -Last 1
$lines = foreach ($installer in Get-ChildItem dist\bg-remover-*-setup.exe) {
    & $signtool.FullName sign /fd sha256 /td sha256 /tr http://timestamp.digicert.com /f $certificate /p $env:PASSWORD $installer.FullName
    if ($LASTEXITCODE -ne 0) { throw "signtool failed" }
    "{0}  {1}" -f (Get-FileHash $installer.FullName -Algorithm SHA256).Hash.ToLower(), $installer.Name
}
[IO.File]::WriteAllText("dist\SHA256SUMS", ($lines -join "`n") + "`n")
Remove-Item $certificate
