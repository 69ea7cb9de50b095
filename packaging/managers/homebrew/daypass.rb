cask "daypass" do
  version "__version__"
  sha256 "__sha256:Daypass-mac-universal.dmg__"

  url "https://github.com/__repository__/releases/download/v#{version}/Daypass-mac-universal.dmg"
  name "Daypass"
  desc "Tray app and command line for AWS IAM Identity Center sessions"
  homepage "https://github.com/__repository__"

  depends_on macos: ">= :monterey"

  app "Daypass.app"
  binary "#{appdir}/Daypass.app/Contents/Resources/bin/daypass"

  uninstall quit: "app.daypass.desktop"

  # ~/.aws is the person's own and stays.
  zap trash: "~/Library/Application Support/Daypass"
end
