//! `web.config` for IIS.
//!
//! One wrong line of it is a 500.19 for every page. So it touches only sections that are not locked where IIS was
//! installed as it comes, takes away before it adds (what a parent adds already cannot be added again), and rewrites
//! nothing, because URL Rewrite is a download of its own.

use std::fmt::Write as _;

use super::policy::{self, ASSETS, IMMUTABLE_DAYS, IMMUTABLE_FLAGS, TYPES};

pub(super) fn web_config() -> String {
    let mut types = String::new();
    for (extension, kind) in TYPES {
        // Writing to a string cannot fail; neither can it below.
        let _ = write!(
            types,
            r#"      <remove fileExtension=".{extension}" />
      <mimeMap fileExtension=".{extension}" mimeType="{kind}" />
"#
        );
    }
    let mut headers = String::new();
    for (name, value) in policy::headers() {
        let _ = write!(
            headers,
            r#"        <remove name="{name}" />
        <add name="{name}" value="{value}" />
"#
        );
    }
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<!-- Reconnect on IIS. Needs the feature "Static Content", and nothing else. -->
<configuration>
  <system.webServer>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
{types}    </staticContent>
    <urlCompression doStaticCompression="true" />
    <httpProtocol>
      <customHeaders>
{headers}      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <!-- Names in this folder carry a hash of what is inside: such a file never changes. -->
  <location path="{ASSETS}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="{IMMUTABLE_DAYS}.00:00:00" cacheControlCustom="{IMMUTABLE_FLAGS}" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
"#
    )
}
