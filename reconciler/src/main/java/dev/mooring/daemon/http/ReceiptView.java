package dev.mooring.daemon.http;

import dev.mooring.status.Receipt;
import java.time.Instant;
import java.util.List;

/** What one pass changed in AWS. */
public record ReceiptView(long sequence, String revision, Instant started, Instant finished, List<ChangeView> changes) {

    /**
     * @param kind of the manifest that the object belongs to
     * @param resource the AWS object: {@code ecs/service orders}
     * @param action {@code create}, {@code update}, {@code replace} or {@code delete}
     * @param cause {@code edit}, {@code drift} or {@code adoption}
     * @param fields the paths that were changed
     */
    public record ChangeView(
            String kind,
            String name,
            String resource,
            String action,
            String cause,
            List<String> fields,
            boolean startsDeployment,
            String outcome) {

        private static ChangeView of(Receipt.Entry entry) {
            return new ChangeView(
                    entry.owner().kind(),
                    entry.owner().name(),
                    entry.resource().toString(),
                    entry.action(),
                    Words.lower(entry.cause()),
                    entry.fields().toJavaList(),
                    entry.startsDeployment(),
                    entry.outcome());
        }
    }

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(
                receipt.sequence(),
                receipt.revision(),
                receipt.started(),
                receipt.finished(),
                receipt.changes().map(ChangeView::of).toJavaList());
    }
}
