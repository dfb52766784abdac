package dev.mooring.plan;

import io.vavr.collection.Seq;

/** A plan as a comment on a pull request: the summary in sight, each change folded, never longer than a comment may be. */
public final class PlanMarkdown {
    private static final int LONGEST = 60_000;

    private PlanMarkdown() {}

    public static String of(Plan plan) {
        String heading =
                "### Mooring: `" + plan.environment() + "` at `" + PlanPrinter.brief(plan.revision()) + "`\n\n";
        if (plan.told().isEmpty()) {
            return heading + PlanPrinter.unchanged(plan) + "\n";
        }
        StringBuilder text = new StringBuilder(heading)
                .append("**")
                .append(PlanPrinter.conclusion(plan))
                .append("**\n\n")
                .append(PlanPrinter.held(plan)
                        .map(held -> escaped(held) + "\n\n")
                        .mkString());
        Seq<PlannedChange> told = plan.told();
        int left = told.size();
        for (PlannedChange planned : told) {
            String entry = entry(planned);
            if (text.length() + entry.length() > LONGEST) {
                return text.append("…and ").append(left).append(" more.\n").toString();
            }
            text.append(entry);
            left--;
        }
        return text.toString();
    }

    private static String entry(PlannedChange planned) {
        String body = PlanPrinter.lines(planned).mkString("\n");
        String fence = "`".repeat(Math.max(3, longestRun(body) + 1));
        return "<details><summary><code>" + Sign.of(planned.change()).text() + "</code> "
                + escaped(PlanPrinter.title(planned)) + "</summary>\n\n" + fence + "text\n" + body + "\n" + fence
                + "\n\n</details>\n\n";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int at = 0; at < text.length(); at++) {
            run = text.charAt(at) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
