# The Python script that HPE’s guide leads to: an MSP token, then one exchange after another, printed as JSON lines.
import json
import os

try:
    import requests

    def post(url, form):
        answer = requests.post(url, data=form, timeout=30)
        answer.raise_for_status()
        return answer.json()

except ImportError:
    import ssl
    import urllib.parse
    import urllib.request

    def post(url, form):
        context = ssl.create_default_context()
        data = urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(url, data, timeout=30, context=context) as answer:
            return json.load(answer)


def fetch_token(workspace_id, form):
    base_url = os.environ["GREENLAKE_BASE_URL"]
    return post(f"{base_url}/authorization/v2/oauth2/{workspace_id}/token", form)["access_token"]


msp_token = fetch_token(
    os.environ["MSP_WORKSPACE_ID"],
    {
        "grant_type": "client_credentials",
        "client_id": os.environ["CLIENT_ID"],
        "client_secret": os.environ["CLIENT_SECRET"],
    },
)

for workspace_id in os.environ["TENANT_WORKSPACE_IDS"].split():
    token = fetch_token(
        workspace_id,
        {
            "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
            "subject_token": msp_token,
            "subject_token_type": "urn:ietf:params:oauth:token-type:access_token",
        },
    )
    print(json.dumps({"workspaceId": workspace_id, "accessToken": token}))
