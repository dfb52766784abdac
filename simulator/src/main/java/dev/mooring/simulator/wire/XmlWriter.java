package dev.mooring.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.traits.XmlAttributesTrait;

/** Writes structures as the XML of the query and rest-xml protocols. */
final class XmlWriter {
    private final XMLStreamWriter out;

    private XmlWriter(XMLStreamWriter out) {
        this.out = out;
    }

    /** What goes into a document. */
    @FunctionalInterface
    interface Content {
        void write(XmlWriter xml) throws XMLStreamException;
    }

    static byte[] document(Content content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            content.write(new XmlWriter(out));
            out.writeEndDocument();
            out.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A response does not go into XML", e);
        }
    }

    void element(String name, Content content) throws XMLStreamException {
        out.writeStartElement(name);
        content.write(this);
        out.writeEndElement();
    }

    /** An element that declares the default namespace. */
    void element(String name, String namespace, Content content) throws XMLStreamException {
        element(name, xml -> {
            xml.out.writeDefaultNamespace(namespace);
            content.write(xml);
        });
    }

    void text(String name, String text) throws XMLStreamException {
        element(name, xml -> xml.out.writeCharacters(text));
    }

    void members(SdkPojo structure) throws XMLStreamException {
        for (SdkField<?> field : structure.sdkFields()) {
            if (Shapes.inPayload(field) && !field.containsTrait(XmlAttributeTrait.class)) {
                member(field, field.unmarshallLocationName(), Shapes.value(field, structure));
            }
        }
    }

    void member(SdkField<?> field, String name, @Nullable Object value) throws XMLStreamException {
        switch (value) {
            case null -> {}
            case SdkPojo structure ->
                element(name, xml -> {
                    xml.attributes(field, structure);
                    xml.members(structure);
                });
            case List<?> list -> list(Shapes.list(field), name, list);
            case Map<?, ?> map -> map(Shapes.map(field), name, map);
            default -> text(name, Scalars.format(field, value, Format.ISO_8601));
        }
    }

    private void attributes(SdkField<?> field, SdkPojo structure) throws XMLStreamException {
        XmlAttributesTrait trait = Shapes.trait(field, XmlAttributesTrait.class).orElse(null);
        if (trait == null) {
            return;
        }
        for (var attribute : trait.attributes().entrySet()) {
            String value = attribute.getValue().attributeGetter().apply(structure);
            if (value != null) {
                out.writeAttribute(attribute.getKey(), value);
            }
        }
    }

    private void list(ListTrait list, String name, List<?> values) throws XMLStreamException {
        String memberName = list.memberLocationName();
        Content members = xml -> {
            String each = memberName != null ? memberName : list.isFlattened() ? name : "member";
            for (Object value : values) {
                xml.member(list.memberFieldInfo(), each, value);
            }
        };
        if (list.isFlattened()) {
            members.write(this);
        } else {
            element(name, members);
        }
    }

    private void map(MapTrait map, String name, Map<?, ?> values) throws XMLStreamException {
        Content entries = xml -> {
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                xml.element(map.isFlattened() ? name : "entry", each -> {
                    each.text(map.keyLocationName(), (String) entry.getKey());
                    each.member(map.valueFieldInfo(), map.valueLocationName(), entry.getValue());
                });
            }
        };
        if (map.isFlattened()) {
            entries.write(this);
        } else {
            element(name, entries);
        }
    }
}
