{
  lib,
  stdenv,
  fetchurl,
  autoPatchelfHook,
  makeWrapper,
  alsa-lib,
  gtk3,
  libgbm,
  libnotify,
  libsecret,
  libGL,
  nodejs,
  nss,
  xorg,
}:

let
  sources = {
    x86_64-linux = {
      arch = "x64";
      hash = "__sri:Daypass-linux-x64.tar.gz__";
    };
    aarch64-linux = {
      arch = "arm64";
      hash = "__sri:Daypass-linux-arm64.tar.gz__";
    };
  };
  source = sources.${stdenv.hostPlatform.system};
in
stdenv.mkDerivation (final: {
  pname = "daypass";
  version = "__version__";

  src = fetchurl {
    url = "https://github.com/__repository__/releases/download/v${final.version}/Daypass-linux-${source.arch}.tar.gz";
    inherit (source) hash;
  };

  nativeBuildInputs = [
    autoPatchelfHook
    makeWrapper
  ];
  buildInputs = [
    alsa-lib
    gtk3
    libgbm
    libnotify
    libsecret
    nss
    xorg.libXScrnSaver
    xorg.libXtst
  ];
  # Loaded at start, not linked.
  runtimeDependencies = [
    libGL
    xorg.libX11
    xorg.libxcb
  ];

  installPhase = ''
    runHook preInstall
    mkdir -p $out/opt $out/bin
    cp -r . $out/opt/daypass
    makeWrapper $out/opt/daypass/resources/bin/daypass $out/bin/daypass --prefix PATH : ${lib.makeBinPath [ nodejs ]}
    ln -s $out/opt/daypass/daypass-desktop $out/bin/daypass-desktop
    runHook postInstall
  '';

  meta = {
    description = "Tray app and command line for AWS IAM Identity Center sessions";
    homepage = "https://github.com/__repository__";
    license = lib.licenses.mit;
    platforms = builtins.attrNames sources;
    mainProgram = "daypass";
  };
})
