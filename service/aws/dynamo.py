"""Items in one DynamoDB table: pk, sk, value (JSON text), version, count, ttl (CRITICAL-1).

DynamoDB removes what has expired up to days late, so every read and condition looks at ttl itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from service.aws.calls import aws_errors, error_code
from service.stores.items import Add, Item, Key, Operation, Put, Refused, Remove, Replace

Attributes = Mapping[str, Mapping[str, Any]]
_MOST_KEYS = 100
_GONE_OR_NEW = "(attribute_not_exists(pk) OR #t <= :now)"


class DynamoStore:
    """Any thread may call: boto3's clients may be shared."""

    def __init__(self, client: Any, table: str, clock: Callable[[], float] = time.time) -> None:
        self._client = client
        self._table = table
        self._clock = clock

    def get(self, key: Key) -> Item | None:
        with aws_errors("The store"):
            answer = self._client.get_item(TableName=self._table, Key=_key(key), ConsistentRead=True)
        return self._living(answer.get("Item"))

    def get_many(self, keys: Sequence[Key]) -> list[Item]:
        found: dict[Key, Item] = {}
        unique = list(dict.fromkeys(keys))
        for start in range(0, len(unique), _MOST_KEYS):
            asked = [_key(key) for key in unique[start : start + _MOST_KEYS]]
            while asked:
                with aws_errors("The store"):
                    request = {self._table: {"Keys": asked, "ConsistentRead": True}}
                    answer = self._client.batch_get_item(RequestItems=request)
                for attributes in answer["Responses"].get(self._table, []):
                    item = self._living(attributes)
                    if item is not None:
                        found[item.key] = item
                asked = answer.get("UnprocessedKeys", {}).get(self._table, {}).get("Keys", [])
        return [found[key] for key in keys if key in found]

    def put(self, put: Put) -> Item:
        self._one("put_item", self._put(put))
        return Item(put.key, put.value, 1, put.count, put.expires_at)

    def replace(self, replace: Replace) -> Item:
        self._one("update_item", self._replace(replace))
        old = replace.item
        return Item(old.key, replace.value, old.version + 1, old.count, replace.expires_at or old.expires_at)

    def add(self, add: Add) -> int:
        answer = self._one("update_item", {**self._add(add), "ReturnValues": "UPDATED_NEW"})
        return int(answer["Attributes"]["count"]["N"])

    def remove(self, key: Key) -> None:
        with aws_errors("The store"):
            self._client.delete_item(TableName=self._table, Key=_key(key))

    def write(self, operations: Sequence[Operation]) -> None:
        parts: list[dict[str, object]] = []
        for operation in operations:
            match operation:
                case Put():
                    parts.append({"Put": self._put(operation)})
                case Replace():
                    parts.append({"Update": self._replace(operation)})
                case Add():
                    parts.append({"Update": self._add(operation)})
                case Remove(key):
                    parts.append({"Delete": {"TableName": self._table, "Key": _key(key)}})
        try:
            with aws_errors("The store", but="TransactionCanceledException"):
                self._client.transact_write_items(TransactItems=parts)
        except self._client.exceptions.TransactionCanceledException as error:
            reasons = error.response.get("CancellationReasons", [])
            codes = [str(reason.get("Code", "None")) for reason in reasons]
            raise Refused(next((at for at, code in enumerate(codes) if code != "None"), -1)) from error

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
    ) -> list[Item]:
        found: list[Item] = []
        request: dict[str, Any] = {
            "TableName": self._table,
            "KeyConditionExpression": "pk = :p" + (" AND begins_with(sk, :s)" if prefix else ""),
            "ExpressionAttributeValues": {
                ":p": {"S": partition},
                **({":s": {"S": prefix}} if prefix else {}),
            },
            "ScanIndexForward": not newest_first,
            "ConsistentRead": True,
        }
        if after:
            request["ExclusiveStartKey"] = _key(Key(partition, after))
        while len(found) < limit:
            with aws_errors("The store"):
                answer = self._client.query(**request, Limit=limit - len(found))
            found += _present(self._living(attributes) for attributes in answer["Items"])
            if "LastEvaluatedKey" not in answer:
                break
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
        return found

    def check(self) -> None:
        with aws_errors("The store"):
            self._client.describe_table(TableName=self._table)

    def _one(self, call: str, request: Mapping[str, object]) -> Mapping[str, Any]:
        try:
            with aws_errors("The store", but="ConditionalCheckFailedException"):
                return cast("Mapping[str, Any]", getattr(self._client, call)(**request))
        except self._client.exceptions.ClientError as error:
            if error_code(error) != "ConditionalCheckFailedException":
                raise
            raise Refused(0) from error

    def _put(self, put: Put) -> dict[str, object]:
        item = {
            **_key(put.key),
            "value": {"S": json.dumps(put.value)},
            "version": {"N": "1"},
            "count": {"N": str(put.count)},
        }
        if put.expires_at is not None:
            item["ttl"] = {"N": str(put.expires_at)}
        return {
            "TableName": self._table,
            "Item": item,
            "ConditionExpression": _GONE_OR_NEW,
            "ExpressionAttributeNames": {"#t": "ttl"},
            "ExpressionAttributeValues": {":now": self._now()},
        }

    def _replace(self, replace: Replace) -> dict[str, object]:
        values: dict[str, object] = {
            ":value": {"S": json.dumps(replace.value)},
            ":old": {"N": str(replace.item.version)},
            ":one": {"N": "1"},
            ":now": self._now(),
        }
        update = "SET #v = :value, version = version + :one"
        if replace.expires_at is not None:
            update += ", #t = :ttl"
            values[":ttl"] = {"N": str(replace.expires_at)}
        return {
            "TableName": self._table,
            "Key": _key(replace.item.key),
            "UpdateExpression": update,
            "ConditionExpression": "version = :old AND (attribute_not_exists(#t) OR #t > :now)",
            "ExpressionAttributeNames": {"#v": "value", "#t": "ttl"},
            "ExpressionAttributeValues": values,
        }

    def _add(self, add: Add) -> dict[str, object]:
        """A window that ended keeps its old count under its old key, so no counter is ever begun anew."""
        values: dict[str, object] = {
            ":amount": {"N": str(add.amount)},
            ":zero": {"N": "0"},
            ":empty": {"S": "{}"},
            ":one": {"N": "1"},
        }
        update = (
            "SET #n = if_not_exists(#n, :zero) + :amount, #v = if_not_exists(#v, :empty),"
            " version = if_not_exists(version, :one)"
        )
        names = {"#n": "count", "#v": "value"}
        if add.expires_at is not None:
            update += ", #t = if_not_exists(#t, :ttl)"
            values[":ttl"] = {"N": str(add.expires_at)}
            names["#t"] = "ttl"
        conditions = []
        if add.least is not None:
            values[":least"] = {"N": str(add.least - add.amount)}
            new = "attribute_not_exists(#n) OR " if add.amount >= add.least else ""
            conditions.append(f"({new}#n >= :least)")
        if add.most is not None:
            values[":most"] = {"N": str(add.most - add.amount)}
            new = "attribute_not_exists(#n) OR " if add.amount <= add.most else ""
            conditions.append(f"({new}#n <= :most)")
        request: dict[str, object] = {
            "TableName": self._table,
            "Key": _key(add.key),
            "UpdateExpression": update,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
        }
        if conditions:
            request["ConditionExpression"] = " AND ".join(conditions)
        return request

    def _living(self, attributes: Attributes | None) -> Item | None:
        if attributes is None:
            return None
        expires_at = int(attributes["ttl"]["N"]) if "ttl" in attributes else None
        if expires_at is not None and expires_at <= self._clock():
            return None
        return Item(
            Key(attributes["pk"]["S"], attributes["sk"]["S"]),
            json.loads(attributes["value"]["S"]),
            int(attributes["version"]["N"]),
            int(attributes["count"]["N"]),
            expires_at,
        )

    def _now(self) -> dict[str, str]:
        return {"N": str(int(self._clock()))}


def _key(key: Key) -> dict[str, dict[str, str]]:
    return {"pk": {"S": key.partition}, "sk": {"S": key.sort}}


def _present(items: Iterable[Item | None]) -> list[Item]:
    return [item for item in items if item is not None]
