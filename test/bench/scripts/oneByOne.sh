#!/usr/bin/env bash
# The shell script that HPE’s guide leads to: an MSP token, then one exchange after another, printed as JSON lines.
set -euo pipefail

endpoint() { printf '%s/authorization/v2/oauth2/%s/token' "$GREENLAKE_BASE_URL" "$1"; }
access_token() { jq --exit-status --raw-output .access_token; }

msp_token=$(
  curl --silent --show-error --fail "$(endpoint "$MSP_WORKSPACE_ID")" \
    --data grant_type=client_credentials \
    --data-urlencode "client_id=$CLIENT_ID" \
    --data-urlencode "client_secret=$CLIENT_SECRET" | access_token
)

for workspace_id in $TENANT_WORKSPACE_IDS; do
  token=$(
    curl --silent --show-error --fail "$(endpoint "$workspace_id")" \
      --data-urlencode grant_type=urn:ietf:params:oauth:grant-type:token-exchange \
      --data-urlencode "subject_token=$msp_token" \
      --data-urlencode subject_token_type=urn:ietf:params:oauth:token-type:access_token | access_token
  )
  printf '{"workspaceId":"%s","accessToken":"%s"}\n' "$workspace_id" "$token"
done
