/** The least that sends messages; to be put into the file that `VIGIL_CONFIG` names. */
export const exampleConfiguration = `notifications:
  # The address people open Grafana under: messages link to it.
  grafana: https://grafana.example.com
  receivers:
    - name: team
      # wecom, dingtalk, feishu, slack, teams, email, webhook or alertmanager
      slack: { url: { env: SLACK_URL } }
  route:
    receiver: team
`;
