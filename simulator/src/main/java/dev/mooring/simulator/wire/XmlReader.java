package dev.mooring.simulator.wire;

import dev.mooring.simulator.AwsErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Fills structures from the XML bodies of rest-xml requests. Document types, and so entities, are refused. */
final class XmlReader {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    Element parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException | IOException malformed) {
            throw AwsErrors.client(
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    void readInto(SdkPojo builder, Element element) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (Shapes.inPayload(field)) {
                readMember(builder, field, element);
            }
        }
    }

    private void readMember(SdkPojo builder, SdkField<?> field, Element element) {
        if (field.containsTrait(XmlAttributeTrait.class)) {
            String attribute = element.getAttribute(field.locationName());
            if (!attribute.isEmpty()) {
                field.set(builder, attribute);
            }
            return;
        }
        List<Element> children = children(element, field.locationName());
        if (children.isEmpty()) {
            return;
        }
        boolean flattened = Shapes.isList(field) && Shapes.list(field).isFlattened();
        field.set(builder, flattened ? values(Shapes.list(field), children) : value(field, children.getFirst()));
    }

    Object value(SdkField<?> field, Element element) {
        if (Shapes.isStructure(field)) {
            SdkPojo builder = Shapes.newBuilder(field);
            readInto(builder, element);
            return Shapes.build(builder);
        }
        if (Shapes.isList(field)) {
            ListTrait list = Shapes.list(field);
            String name = list.memberLocationName();
            return values(list, children(element, name == null ? "member" : name));
        }
        if (Shapes.isMap(field)) {
            return map(Shapes.map(field), element);
        }
        return Scalars.parse(field, element.getTextContent(), Format.ISO_8601);
    }

    private List<Object> values(ListTrait list, List<Element> elements) {
        List<Object> values = new ArrayList<>();
        elements.forEach(element -> values.add(value(list.memberFieldInfo(), element)));
        return values;
    }

    private Map<String, Object> map(MapTrait map, Element element) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Element entry : children(element, "entry")) {
            for (Element key : children(entry, map.keyLocationName())) {
                for (Element value : children(entry, map.valueLocationName())) {
                    values.put(key.getTextContent(), value(map.valueFieldInfo(), value));
                }
            }
        }
        return values;
    }

    private static List<Element> children(Element element, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName())) {
                children.add(child);
            }
        }
        return children;
    }
}
