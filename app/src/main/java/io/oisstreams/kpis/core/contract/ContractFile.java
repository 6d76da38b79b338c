package io.oisstreams.kpis.core.contract;

import io.oisstreams.kpis.core.contract.Description.Change;
import io.oisstreams.kpis.core.contract.Description.FailureMode;
import io.oisstreams.kpis.core.contract.Description.Standard;
import java.util.List;

/** The file of a contract: JSON, and nothing in it that a contract doesn't have. */
public final class ContractFile {
    private ContractFile() {}

    /**
     * Reads a contract.
     *
     * @param file its name, for faults
     * @param content UTF-8
     * @throws InvalidContractException with file, line and field of a fault, if there are any
     */
    public static KpiContract parse(String file, byte[] content) {
        LocatedJson.Document document = LocatedJson.parse(file, content);
        ContractField root = new ContractField(document, "", document.root())
                .object(
                        "kpi_id",
                        "kpi_version",
                        "title",
                        "status",
                        "owner",
                        "intent",
                        "inputs",
                        "scale",
                        "clamp",
                        "decimals",
                        "bands",
                        "floor",
                        "max_drop",
                        "cadence",
                        "failure_modes",
                        "standards",
                        "history");
        return root.make(() -> new KpiContract(
                root.get("kpi_id").text(),
                root.get("kpi_version").text(),
                description(root),
                root.get("inputs").list(ContractFile::input),
                formula(root),
                root.get("bands").list(ContractFile::band),
                root.get("floor").decimal(),
                root.get("max_drop").decimal()));
    }

    private static Description description(ContractField root) {
        return root.make(() -> new Description(
                root.get("title").text(),
                root.get("status").text(),
                root.get("owner").text(),
                root.get("intent").text(),
                root.get("cadence").text(),
                root.get("failure_modes").list(ContractFile::failureMode),
                root.get("standards").list(ContractFile::standard),
                root.get("history").list(ContractFile::change)));
    }

    private static FailureMode failureMode(ContractField field) {
        field.object("name", "text");
        return field.make(() ->
                new FailureMode(field.get("name").text(), field.get("text").text()));
    }

    private static Standard standard(ContractField field) {
        field.object("standard", "mapping");
        return field.make(() ->
                new Standard(field.get("standard").text(), field.get("mapping").text()));
    }

    private static Change change(ContractField field) {
        field.object("date", "version", "change");
        return field.make(() -> new Change(
                field.get("date").date(),
                field.get("version").text(),
                field.get("change").text()));
    }

    private static Input input(ContractField field) {
        field.object("name", "path", "kind", "check", "points");
        return field.make(() -> new Input(
                field.get("name").text(),
                field.get("path").text(),
                field.get("kind").oneOf(List.of(Input.Kind.values()), Input.Kind::label),
                field.get("check").oneOf(List.of(Input.Check.values()), Input.Check::label),
                field.get("points").whole()));
    }

    private static Formula formula(ContractField root) {
        ContractField clamp = root.get("clamp").object("min", "max");
        return root.make(() -> new Formula(
                root.get("scale").decimal(),
                clamp.get("min").decimal(),
                clamp.get("max").decimal(),
                root.get("decimals").whole()));
    }

    private static Band band(ContractField field) {
        field.object("name", "at_least", "action");
        return field.make(() -> new Band(
                field.get("name").text(),
                field.find("at_least").map(ContractField::decimal),
                field.get("action").text()));
    }
}
