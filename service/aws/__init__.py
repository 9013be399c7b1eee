"""AWS: DynamoDB, S3, SQS, Rekognition, SSM, EventBridge; only this package knows boto3."""
