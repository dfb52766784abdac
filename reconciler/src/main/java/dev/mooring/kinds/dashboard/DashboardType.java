package dev.mooring.kinds.dashboard;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.HashSet;

/** A dashboard: the members of PutDashboard, the body being the document that it is. */
public final class DashboardType {
    public static final String NAME = "cloudwatch/dashboard";

    private static final String BODY = "DashboardBody";
    private static final String PROPERTIES = BODY + ".widgets[].properties";

    /** Whose it is stands in its body. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn", "name"), true);

    private DashboardType() {}

    /** The dashboard of this physical name, which is unique in the account. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return Fields.in(NAME)
                .immutable("DashboardName")
                .readOnly("DashboardArn")
                .absentByDefault(BODY)
                .json(BODY)
                .openMap(BODY, BODY + ".widgets[]", BODY + ".variables[]", PROPERTIES)
                .openMap(PROPERTIES + ".yAxis", PROPERTIES + ".yAxis.left", PROPERTIES + ".yAxis.right")
                .openMap(PROPERTIES + ".annotations", PROPERTIES + ".annotations.horizontal[]")
                .openMap(PROPERTIES + ".annotations.vertical[]", PROPERTIES + ".legend", PROPERTIES + ".sparkline");
    }
}
