// The menu entries for team files.
import { useBridge } from "../bridge.ts";
import { useToast } from "../toasts/useToast.ts";
import { failureLine } from "../ui/format.ts";

export function useTeamItems() {
  const bridge = useBridge();
  const say = useToast();
  const exportTeam = async () => {
    const exported = await bridge.exportTeam(null);
    if (!exported.ok) return say(failureLine(exported.error), { stays: true });
    // No file was chosen, or a dialog says why none was written.
    if (exported.value === null) return undefined;
    const show = { label: "Show in folder", run: () => bridge.showExport(null) };
    return say(`Exported to ${exported.value.path}.`, { action: show });
  };
  return [
    { label: "Open a team file…", onChoose: () => void bridge.chooseTeamFile(null) },
    { label: "Export a team file…", onChoose: () => void exportTeam() },
  ];
}
