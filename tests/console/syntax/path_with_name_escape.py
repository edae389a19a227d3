path = "C:\Names"
